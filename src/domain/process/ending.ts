import type { DoneFact, FailedFact } from '../facts';
import { OUTSIDE_FAILURES, REFUSALS } from '../failure-types';
import { asAgentSid } from '../ids';
import type { Interaction, Wish } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import { verdictOn, type Verdict } from '../outcome';
import type { EndingTerms } from '../actions';
import { AT_ONCE, type Agenda } from './agenda';
import { answer } from './answers';
import { background } from './background';
import { lookingAgenda } from './creating';
import { learnReading } from './evidence';
import { changeCurrentLeg, currentLeg, openLeg, settled } from './legs';
import { endTask, tellEnding } from './requests';
import { record, THROUGHLINE } from './timeline';
import { MAX_LEGS, TELLING_MAX_MS } from './timings';
import { twinEnded } from './twins';
import { deferred, lookAgainSoon } from './waiting';

/*
 * How an interaction ends. A leg's task ends in TaskRouter, the outcome table says what that means, a customer who
 * still waits is told the route's ending, and then the outcome stands.
 */

/** What the leg's end means, or null while it has not ended. */
export function verdictOf(state: Interaction): Verdict | null {
  const leg = currentLeg(state);
  if (leg.end === null || leg.unread) return null;
  const stage =
    leg.acceptance === null && leg.end.kind !== 'completed'
      ? 'before_acceptance'
      : leg.wrappingSince === null
        ? 'active'
        : 'wrapping';
  const verdict = verdictOn(leg.end, stage);
  const again = leg.origin === 'plain' && !leg.watched && state.legs.length < MAX_LEGS;
  return verdict.outcome === 'new_leg' && !again ? { ...verdict, outcome: 'failed' } : verdict;
}

const mustTell = (state: Interaction, verdict: Verdict): boolean =>
  verdict.customerWaits && verdict.outcome !== 'new_leg' && state.told === 'no' && !currentLeg(state).watched;

/** The customer who still waits hears the route's ending. */
export function tellingAgenda(state: Interaction): Agenda | null {
  const verdict = verdictOf(state);
  if (verdict === null || state.decision === null || !mustTell(state, verdict)) return null;
  const leg = currentLeg(state);
  return [{ what: 'tell_customer', at: leg.retryAt ?? AT_ONCE, act: tellEnding(state, leg) }];
}

const TERMS: Record<Wish['reason'], EndingTerms> = {
  resolved: { ifWaiting: 'leave', ifOffered: 'leave', ifAccepted: 'complete' },
  customer_left: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'wrap' },
  cancelled_by_backend: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'complete' },
  cancelled_by_ops: { ifWaiting: 'end', ifOffered: 'end', ifAccepted: 'complete' },
};

/** Somebody wants it ended: nothing else is done before that. */
export function wishAgenda(state: Interaction, wish: Wish): Agenda {
  const leg = currentLeg(state);
  if (leg.task === null) return leg.creation?.status === 'unknown' ? lookingAgenda(leg, leg.creation) : [];
  const customerLeft = wish.reason === 'customer_left';
  const how = {
    reason: wish.reason,
    terms: TERMS[wish.reason],
    acceptedBy: wish.wish === 'resolve' && wish.by.kind === 'agent' ? asAgentSid(wish.by.id ?? '') : null,
    conversations: customerLeft ? { abandoned: 'Yes', abandoned_phase: 'Queue' } : { outcome: wish.reason },
    say: customerLeft || wish.wish === 'resolve' ? null : (state.decision?.ending.text ?? null),
  };
  return [{ what: 'end_task', at: leg.retryAt ?? AT_ONCE, act: endTask(state, leg, leg.task, how) }];
}

export function taskEnded(state: Interaction, fact: DoneFact<'endTask'>): Interaction {
  const { action, result, receivedAt } = fact;
  const leg = currentLeg(state);
  if (leg.task?.taskSid !== action.taskSid) return twinEnded(state, leg, fact);
  const learned = changeCurrentLeg(
    { ...state, told: result.said ? ('told' as const) : state.told },
    (current) => settled(endedIfGone(learnReading(current, result.reading, receivedAt), result.did, fact)),
  );
  if (result.did === 'deferred') return deferred(learned, result.deferral, receivedAt);
  return grantWish(result.did === 'left' ? lookAgainSoon(learned, receivedAt) : learned, result.did);
}

/** A task that had disappeared when we came to end it has ended for the reason we give. */
const endedIfGone = (leg: Leg, did: string, { action, result, receivedAt }: DoneFact<'endTask'>): Leg =>
  did === 'ended' && result.reading.status === 'gone' && leg.end === null
    ? { ...leg, gone: false, end: { kind: 'canceled', at: receivedAt, reason: action.reason } }
    : leg;

function grantWish(state: Interaction, did: 'ended' | 'wrapped' | 'left'): Interaction {
  const { wish } = state;
  if (wish === null) return state;
  if (did === 'ended') return answer(state, wish.commandId, null);
  return answer({ ...state, wish: null }, wish.commandId, did === 'left' ? whyLeft(state) : null);
}

const whyLeft = (state: Interaction) =>
  currentLeg(state).acceptance === null
    ? { type: REFUSALS.notAccepted, message: 'No agent has accepted this interaction yet.' }
    : { type: REFUSALS.notOwner, message: 'Another agent has accepted this interaction.' };

/** A wish for an interaction that has no task, and will have none, is granted at once. */
function grantWithoutTask(state: Interaction, now: Instant): Interaction {
  const { wish } = state;
  const leg = currentLeg(state);
  const making = state.underway !== null || leg.creation?.status === 'unknown';
  if (wish === null || leg.task !== null || leg.end !== null || making) return state;
  if (wish.wish === 'resolve') return grantWish(state, 'left');
  const ended = changeCurrentLeg(state, (current) => ({
    ...current,
    end: { kind: 'canceled', at: now, reason: wish.reason },
  }));
  return grantWish(ended, 'ended');
}

export function toldCustomer(state: Interaction, fact: { result: object; receivedAt: Instant }): Interaction {
  const over = 'said' in fact.result && fact.result.said === false;
  const leg = currentLeg(state);
  const reason = over ? 'hangup' : (leg.end?.reason ?? 'route_ended');
  const told = changeCurrentLeg({ ...state, told: 'told' as const }, (current) => ({
    ...settled(current),
    end: leg.end !== null && !over ? leg.end : { kind: 'canceled', at: fact.receivedAt, reason },
  }));
  return over
    ? told
    : record(told, 'customer.told', fact.receivedAt, 'customer.told', THROUGHLINE, { what: 'route_ending' });
}

/** Telling is tried for a while; a customer who cannot be reached does not keep the interaction open for ever. */
export function tellingFailed(state: Interaction, fact: FailedFact & { receivedAt: Instant }): Interaction {
  const since = currentLeg(state).end?.at ?? fact.receivedAt;
  const giveUp = fact.failure === OUTSIDE_FAILURES.refused || fact.receivedAt - since > TELLING_MAX_MS;
  if (!giveUp) return state;
  const ended = changeCurrentLeg({ ...state, told: 'failed' as const }, (leg) => ({
    ...leg,
    end: leg.end ?? { kind: 'canceled', at: fact.receivedAt, reason: 'route_ended' },
  }));
  return record(ended, 'customer.told', fact.receivedAt, 'customer.not_told', THROUGHLINE, {
    why: fact.message,
  });
}

/** Draws the conclusions of all that is known: a new leg, the outcome, or nothing. Comes after every fact. */
export function conclude(state: Interaction, now: Instant): Interaction {
  const granted = grantWithoutTask(state, now);
  const verdict = verdictOf(granted);
  if (verdict === null || mustTell(granted, verdict) || outcomeIsWritten(granted)) return granted;
  if (verdict.outcome === 'new_leg') {
    const leg = { ...openLeg(granted, { kind: 'request' }, now), route: currentLeg(granted).route };
    return record(
      { ...granted, legs: [...granted.legs, leg] },
      `leg:${leg.legId}`,
      now,
      'leg.opened',
      THROUGHLINE,
      {
        legId: leg.legId,
        because: verdict.reason,
      },
    );
  }
  return close(granted, verdict, now);
}

const outcomeIsWritten = (state: Interaction): boolean =>
  state.background.some((task) => task.work === 'outcome_note' && task.status !== 'due');

function close(state: Interaction, verdict: Verdict, now: Instant): Interaction {
  if (verdict.outcome === 'new_leg') return state;
  const closedAt = state.closedAt ?? now;
  const closed = { ...state, outcome: verdict.outcome, outcomeReason: verdict.reason, closedAt };
  const answered = state.wish === null ? closed : answer(closed, state.wish.commandId, null);
  const neverLived = verdict.reason === 'not_live';
  return neverLived ? answered : background(answered, 'outcome_note', { work: 'outcome_note' });
}
