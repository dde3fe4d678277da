import type { ActionOf } from '../actions';
import type { DoneFact, FailedFact } from '../facts';
import { REFUSALS } from '../failure-types';
import type { Interaction } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Leg, LegTask } from '../leg';
import { targetName, type TransferAsked } from '../transfer';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { answer } from './answers';
import { background } from './background';
import { whyNotConsult } from './consulting';
import { readyForDesktop } from './desktop-transfers';
import { lookingAgenda } from './creating';
import { routeOf, stepEndsAt } from './keys';
import { currentLeg, legById, openLeg, waitsForOffer } from './legs';
import { readingLog } from './log-reading';
import { startMoving } from './moving';
import { checkReturn, checkTransfer, endTask, makeTask, readTask } from './requests';
import { whyNotMove } from './supervising';
import { takeBack } from './taking-back';
import { withLeg } from './stays';
import { record, THROUGHLINE } from './timeline';
import { REREAD_MS } from './timings';
import { whyNotTo, whyNotTransfer, type Refusal } from './transfer-refusals';
import { declinedAt } from './waiting';

/*
 * A transfer: somebody asks; the target is looked up; a leg is opened for it. Until its result is known the sender has
 * the customer (warm, and cold before the new task is there), or the customer waits at the target (cold). What is known
 * of the two legs decides the result (transfer-results.ts).
 */

export const askTransfer = (
  state: Interaction,
  asked: TransferAsked,
  details: JsonObject,
  now: Instant,
): Interaction =>
  record(
    { ...state, transferAsked: asked },
    `command:${asked.commandId}`,
    now,
    `${asked.as}.asked`,
    asked.by,
    {
      to: targetName(asked.to),
      mode: asked.mode,
      ...details,
    },
  );

/** Whoever asked waits for the answer, so nothing else comes first. */
export const checkingAgenda = (state: Interaction, asked: TransferAsked): Agenda => [
  { what: 'check_transfer', at: AT_ONCE, act: checkTransfer(state, asked) },
];

/** The target can take the customer, or not. What has changed meanwhile is asked again. */
export function checkedTransfer(
  state: Interaction,
  { result, receivedAt }: DoneFact<'checkTransfer'>,
): Interaction {
  const { transferAsked: asked } = state;
  if (asked === null) return state;
  const free = { ...state, transferAsked: null };
  const refusal = result.refusal ?? whyNotNow(free, asked) ?? whyNotTo(free, result.agentSid);
  if (refusal !== null) return refused(free, asked, refusal, receivedAt);
  if (result.refusal !== null) return free;
  const theirs = takeBack(free, receivedAt);
  const { acceptance, origin } = currentLeg(theirs);
  if (acceptance === null && asked.to.kind === 'queue') {
    return startMoving(theirs, asked, result.decision, receivedAt);
  }
  return origin === 'enqueue'
    ? withNote(readyForDesktop(theirs, asked, receivedAt), asked, receivedAt)
    : openTransfer(theirs, asked, result, receivedAt);
}

function whyNotNow(state: Interaction, asked: TransferAsked): Refusal | null {
  if (asked.as === 'consult') return whyNotConsult(state, { ...asked, desktop: true });
  return asked.as === 'transfer'
    ? whyNotTransfer(state, { ...asked, desktop: true })
    : whyNotMove(state, asked.to);
}

/** While one target was looked up another one may have been asked for: what is known of the first says nothing of it. */
export function isStillAsked(state: Interaction, { to }: ActionOf<'checkTransfer'>): boolean {
  const asked = state.parked === null ? state.transferAsked : checkReturn(state);
  return asked !== null && asked.to.kind === to.kind && targetName(asked.to) === targetName(to);
}

const refused = (state: Interaction, asked: TransferAsked, refusal: Refusal, now: Instant): Interaction =>
  record(
    answer(state, asked, refusal),
    `refused:${asked.commandId}`,
    now,
    `${asked.as}.refused`,
    THROUGHLINE,
    {
      because: refusal.type,
    },
  );

/** TaskRouter did not say: nothing has changed, and the sender may ask again. */
export function transferUnchecked(
  state: Interaction,
  fact: FailedFact & { receivedAt: Instant },
): Interaction {
  const { transferAsked: asked } = state;
  if (asked === null) return state;
  const message = `The target could not be looked up: ${fact.message} Ask again.`;
  const refusal = { type: REFUSALS.targetUnchecked, message };
  return refused({ ...state, transferAsked: null }, asked, refusal, fact.receivedAt);
}

function openTransfer(
  state: Interaction,
  asked: TransferAsked,
  { decision, agentSid }: Extract<DoneFact<'checkTransfer'>['result'], { refusal: null }>,
  now: Instant,
): Interaction {
  const { by, to, mode, note, consult } = asked;
  const { legId: from, acceptance } = currentLeg(state);
  const leg: Leg = {
    ...openLeg(state, { kind: 'request' }, now),
    // Who is asked in private does not come into the conversation.
    ...(consult === 'private' && { origin: 'plain' as const }),
    route: decision.route,
    decision,
    // A team is asked without whoever asks it.
    ...(to.kind === 'queue' && acceptance !== null && { except: acceptance.agentSid }),
    transfer: {
      from,
      by,
      to,
      mode,
      agentSid,
      note,
      declinedAt: null,
      result: null,
      consult: consult && { mode: consult, result: null },
    },
  };
  const { legId } = leg;
  const opened = record(
    { ...withLeg(state, leg), offering: legId, reroute: null },
    `leg:${legId}`,
    now,
    'leg.opened',
    by,
    { legId, because: asked.as, from, mode, route: decision.route },
  );
  return answer(withNote(opened, asked, now), asked, null, { legId, status: 'offering' });
}

const withNote = (state: Interaction, { commandId, note }: TransferAsked, now: Instant): Interaction =>
  note === null
    ? state
    : background(state, `note:${commandId}`, {
        work: 'case_note',
        key: `note:${commandId}`,
        at: now,
        text: note,
      });

/** The target's leg while the sender has the customer: its task is made, and ended when nobody takes it in time. */
export function offeringAgenda(state: Interaction): Agenda {
  const leg = state.offering === null ? null : legById(state, state.offering);
  if (leg === null || leg.legId === state.currentLegId || leg.end !== null) return [];
  if (leg.task === null) return makingAgenda(state, leg);
  if (leg.gone) return [readingLog(leg, leg.task)];
  return [
    endOfOffer(state, leg, leg.task),
    { what: 'reread_offer', at: latest(leg.knownAt + REREAD_MS, leg.retryAt), act: readTask(leg.task) },
  ];
}

function makingAgenda(state: Interaction, leg: Leg): Agenda {
  if (leg.creation?.status === 'unknown') return lookingAgenda(leg, leg.creation);
  const { task } = currentLeg(state);
  const endsAt = stepEndsAt(leg, routeOf(state, leg), 1) ?? AT_ONCE;
  // Whether it is over is concluded from any fact: the sender's task is read to have one.
  const over: Agenda = task === null ? [] : [{ what: 'transfer_by', at: endsAt, act: readTask(task) }];
  return [...over, { what: 'create_task', at: leg.creation?.retryAt ?? AT_ONCE, act: makeTask(state, leg) }];
}

function endOfOffer(state: Interaction, leg: Leg, task: LegTask) {
  const declined = declinedAt(leg);
  const endsAt = declined ?? stepEndsAt(leg, routeOf(state, leg), 1) ?? AT_ONCE;
  return {
    what: 'transfer_by',
    at: latest(endsAt, leg.retryAt, declined === null ? waitsForOffer(leg) : null),
    act: endTask(state, leg, task, {
      reason: 'transfer_not_taken',
      terms: { ifWaiting: 'end', ifOffered: declined === null ? 'defer' : 'end', ifAccepted: 'leave' },
      conversations: null,
      say: null,
    }),
  };
}
