import type { ConsultCommand } from '../commands';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import type { ConsultMode, ConsultResult, LegTransfer, TransferMode } from '../transfer';
import { latest, type Agenda } from './agenda';
import { goTo, supersede } from './hand-over';
import { changeLeg, consultIn, currentLeg, legById } from './legs';
import { readingLog } from './log-reading';
import { readTask } from './requests';
import { record, THROUGHLINE } from './timeline';
import { REREAD_MS } from './timings';
import { isWith, refuse, whyNotByOwner, whyNotFree, whyNotHere, whyNotServed } from './transfer-refusals';
import type { Refusal } from './transfer-refusals';
import { resolvedByOwner } from './wishes';

/*
 * A consult: who has the customer brings somebody in, and keeps the customer. It is asked for and offered as a transfer
 * is (transferring.ts). Once somebody has accepted, they return, are dropped, or are handed the customer.
 */

type Begin = Pick<Extract<ConsultCommand, { kind: 'consult' }>, 'by' | 'to' | 'desktop'> & {
  readonly mode: ConsultMode | TransferMode;
};
type End = Extract<ConsultCommand, { kind: 'end_consult' }>;

/** Why nobody can be brought in as things stand, or null. */
export function whyNotConsult(state: Interaction, wanted: Begin): Refusal | null {
  const leg = currentLeg(state);
  const isOwner = wanted.to.kind === 'agent' && isWith(state, leg, wanted.to);
  return (
    whyNotFree(state, leg) ??
    whyNotServed(leg) ??
    whyNotByOwner(leg, wanted) ??
    whyNotHere(leg, wanted) ??
    (isOwner ? refuse('loopRefused', 'They have the customer already.') : null)
  );
}

/** Why a consult cannot be ended so as things stand, or null. */
export function whyNotEndConsult(state: Interaction, { by, handOver }: End): Refusal | null {
  const leg = consultOf(state);
  if (leg === null) return refuse('noConsult', 'Nobody was brought in.');
  const owner = currentLeg(state).acceptance?.agentSid;
  const isGuest = by.kind === 'agent' && leg.acceptance?.agentSid === by.id;
  if (by.kind === 'agent' && by.id !== owner && (handOver || !isGuest)) {
    return refuse('notOwner', `The customer is with agent ${owner}.`);
  }
  if (!handOver) return null;
  if (state.consulting === null) {
    return refuse('notAccepted', 'Nobody whom the customer could be handed to has accepted yet.');
  }
  return leg.origin === currentLeg(state).origin
    ? null
    : refuse('notTransferable', 'They are not in the conversation: transfer it to them instead.');
}

/** The consult that is open: accepted, or still offered. */
function consultOf(state: Interaction): Leg | null {
  const legId = state.consulting ?? state.offering;
  const leg = legId === null ? null : legById(state, legId);
  return consultIn(leg) === null ? null : leg;
}

export function endConsult(state: Interaction, { by, handOver }: End, now: Instant): Interaction {
  const leg = consultOf(state);
  if (leg === null) return state;
  if (handOver) return handedOver(state, leg, now);
  const isGuest = by.kind === 'agent' && leg.acceptance?.agentSid === by.id;
  return dropped(state, leg, isGuest ? 'returned' : 'dropped', now);
}

/** It is found out should news of whoever was brought in be lost. */
export function consultingAgenda(state: Interaction): Agenda {
  const leg = state.consulting === null ? null : legById(state, state.consulting);
  if (leg === null || leg.task === null || leg.end !== null) return [];
  if (leg.gone) return [readingLog(leg, leg.task)];
  return [
    { what: 'reread_consult', at: latest(leg.knownAt + REREAD_MS, leg.retryAt), act: readTask(leg.task) },
  ];
}

/** What is known of both decides whether the consult goes on. Comes after every fact. */
export function settleConsult(state: Interaction, now: Instant): Interaction {
  const leg = state.consulting === null ? null : legById(state, state.consulting);
  if (leg === null) return state;
  if (leg.end !== null) return ended(state, leg, 'returned', leg.end.at);
  if (state.wish?.wish === 'cancel') {
    return dropped(state, leg, state.wish.reason === 'customer_left' ? 'customer_left' : 'dropped', now);
  }
  const { end } = currentLeg(state);
  if (end === null) return state;
  if (LEFT.test(end.reason ?? '')) return dropped(state, leg, 'customer_left', now);
  // Who joined talks to the customer still; who was asked in private never did.
  return consultIn(leg)?.mode === 'joined'
    ? handedOver(resolvedByOwner(state), leg, now)
    : dropped(state, leg, 'dropped', now);
}

const LEFT = /^(hangup|customer_left)$/i;

const handedOver = (state: Interaction, leg: Leg, now: Instant): Interaction =>
  goTo(ended(state, leg, 'handed_over', now), leg, 'handed_over');

const dropped = (state: Interaction, leg: Leg, result: ConsultResult, now: Instant): Interaction =>
  supersede(ended(state, leg, result, now), leg.legId, 'consult_over');

/** Who was not there yet has not returned and was not dropped: the asking is withdrawn. */
function ended(state: Interaction, { legId }: Leg, result: ConsultResult, at: Instant): Interaction {
  const wasAsked = state.offering === legId;
  const over = { ...state, consulting: null, offering: wasAsked ? null : state.offering };
  const known = changeLeg(over, legId, ({ transfer, ...leg }) => ({
    ...leg,
    transfer: transfer && (wasAsked ? { ...transfer, result: 'withdrawn' } : withResult(transfer, result)),
  }));
  const what = `consult.${wasAsked ? 'withdrawn' : result}`;
  return record(known, `consult:${legId}`, at, what, THROUGHLINE, { legId });
}

const withResult = (transfer: LegTransfer, result: ConsultResult): LegTransfer => ({
  ...transfer,
  consult: transfer.consult && { ...transfer.consult, result },
});
