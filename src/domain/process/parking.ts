import type { Actor } from '../actor';
import type { DoneFact } from '../facts';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegEnd } from '../leg';
import { DEFAULT_PARKING, type Parked, type ReturnReason } from '../parking';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { lastMessagesOf } from './conversing';
import { supersede } from './hand-over';
import { changeLeg, currentLeg, openLeg } from './legs';
import { checkReturn, readTask } from './requests';
import { openRouteAgain } from './requeueing';
import { withLeg } from './stays';
import { record, THROUGHLINE } from './timeline';
import { ASSIGNED_MAX_MS, CLOCKS_APART_MS } from './timings';
import { refuse, whyNotByOwner, whyNotFree, whyNotServed, type Refusal } from './transfer-refusals';

/*
 * Parked: the interaction waits for its customer without a task and without an agent's capacity. The customer's reply, or
 * the time, opens a new leg: first for who had them, then in their queue. What lasts longer than TaskRouter lets an agent
 * have a task is parked, or comes back at once where the customer is the one who waits.
 */

/** Why it cannot be parked as things stand, or null. */
export function whyNotPark(state: Interaction, by: Actor): Refusal | null {
  const leg = currentLeg(state);
  return (
    whyNotFree(state, leg) ??
    whyNotServed(leg) ??
    whyNotByOwner(leg, { by }) ??
    (isParkable(state, leg) ? null : refuse('notParkable', 'A call, or a task of others, is not parked.'))
  );
}

const isParkable = ({ start }: Interaction, { origin, watched }: Leg): boolean =>
  origin !== 'enqueue' && start.channel !== 'voice' && !watched;

/** The agent is freed; the interaction waits, or is on its way back already. */
export function park(
  state: Interaction,
  { by, until, returning = null }: { by: Actor; until: Instant | null; returning?: ReturnReason | null },
  now: Instant,
): Interaction {
  const { legId, acceptance } = currentLeg(state);
  if (acceptance === null) return state;
  const parked: Parked = {
    legId,
    agentSid: acceptance.agentSid,
    until: until ?? now + (state.decision?.parking ?? DEFAULT_PARKING).dueMs,
    customerAt: seenBefore(state, now),
    returning,
  };
  const left = supersede({ ...state, parked }, legId, 'parked');
  return record(left, `parked:${legId}`, now, 'interaction.parked', by, {
    until: new Date(parked.until).toISOString(),
    ...(returning !== null && { because: returning }),
  });
}

/** Of a message of these seconds, without an answer, whoever parks it did not know: it brings the customer back. */
function seenBefore(state: Interaction, now: Instant): Instant | null {
  const { customerAt, agentAt } = lastMessagesOf(state);
  if (customerAt === null || (agentAt ?? 0) >= customerAt) return customerAt;
  return customerAt < now - CLOCKS_APART_MS ? customerAt : null;
}

export function parkedAgenda(state: Interaction, { until, returning }: Parked): Agenda {
  if (whyOver(state) !== null) return [];
  const at = returning === null ? until : AT_ONCE;
  return [{ what: 'parked_until', at, act: checkReturn(state) }];
}

/** Looked up: the agent who had it is asked first where they can be, else their queue is. */
export function checkedReturn(
  state: Interaction,
  { result, receivedAt }: DoneFact<'checkTransfer'>,
): Interaction {
  const { parked } = state;
  if (parked === null) return state;
  if (result.refusal !== null || result.agentSid === null) return comeBack(state, receivedAt);
  const { decision, agentSid } = result;
  const leg: Leg = {
    ...openLeg(state, { kind: 'request' }, receivedAt),
    route: decision.route,
    decision,
    transfer: {
      from: parked.legId,
      by: THROUGHLINE,
      to: { kind: 'agent', agent: agentSid },
      mode: 'cold',
      agentSid,
      note: null,
      declinedAt: null,
      result: null,
      consult: null,
      isReturn: true,
    },
  };
  const opened = { ...withLeg(state, leg), parked: null, currentLegId: leg.legId };
  const because = parked.returning ?? 'due';
  return record(opened, `leg:${leg.legId}`, receivedAt, 'leg.opened', THROUGHLINE, {
    legId: leg.legId,
    because,
    agentSid,
  });
}

/** By its own route: nobody knows whether the agent could take it, or they cannot. */
export function comeBack(state: Interaction, now: Instant, by: Actor = THROUGHLINE): Interaction {
  const because = state.parked?.returning ?? (by === THROUGHLINE ? 'due' : 'requeued');
  return openRouteAgain({ ...state, parked: null }, { because, by }, now);
}

/** The customer has written, left, or somebody ends it. Comes after every fact. */
export function settleParked(state: Interaction, now: Instant): Interaction {
  const { parked } = state;
  if (parked === null) return settleLimit(state, now);
  const reason = whyOver(state);
  if (reason !== null) return closeParked(state, parked, reason, now);
  const { customerAt } = lastMessagesOf(state);
  if (parked.returning !== null || (customerAt ?? 0) <= (parked.customerAt ?? 0)) return state;
  const back = { ...state, parked: { ...parked, returning: 'customer_replied' as const } };
  return record(back, `replied:${parked.legId}`, customerAt ?? now, 'customer.replied', {
    kind: 'customer',
    id: null,
  });
}

function whyOver(state: Interaction): string | null {
  if (state.wish !== null) return state.wish.reason;
  return (state.conversation?.closedAt ?? null) === null ? null : 'customer_left';
}

/** Once the agent's task is over, the leg that was left ends as was wished. */
function closeParked(state: Interaction, { legId }: Parked, reason: string, now: Instant): Interaction {
  if (currentLeg(state).end === null) return state;
  const end: LegEnd = { kind: reason === 'resolved' ? 'completed' : 'canceled', at: now, reason };
  return changeLeg({ ...state, parked: null }, legId, (leg) => ({ ...leg, superseded: null, end }));
}

/** When TaskRouter would take the task from its agent. */
function limitOf(state: Interaction, leg: Leg): Instant | null {
  const [first] = leg.acceptances;
  const isBusy = leg.wrappingSince !== null || whyNotFree(state, leg) !== null;
  if (first === undefined || leg.end !== null || leg.superseded !== null || isBusy) return null;
  return isParkable(state, leg) ? first.at + ASSIGNED_MAX_MS : null;
}

/** By then we look, and what is known decides. */
export function limitAgenda(state: Interaction, leg: Leg): Agenda {
  const at = limitOf(state, leg);
  return at === null || leg.task === null
    ? []
    : [{ what: 'task_limit', at: latest(at, leg.retryAt), act: readTask(leg.task) }];
}

function settleLimit(state: Interaction, now: Instant): Interaction {
  const leg = currentLeg(state);
  const at = limitOf(state, leg);
  if (at === null || now < at || state.wish !== null || state.outcome !== null) return state;
  const { customerAt, agentAt } = lastMessagesOf(state);
  const waitsForCustomer = agentAt !== null && agentAt >= (customerAt ?? 0);
  const returning = waitsForCustomer ? null : 'task_limit';
  return park(state, { by: THROUGHLINE, until: null, returning }, now);
}
