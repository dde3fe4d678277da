import type { Actor } from '../actor';
import { isPhoneNumber, type Callback, type CallbackWish } from '../callback';
import type { CallbackCommand, CallbackResultCommand } from '../commands';
import type { DoneFact } from '../facts';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { Leg, LegEnd } from '../leg';
import { verdictOn } from '../outcome';
import { answer } from './answers';
import { BECAUSE_CALLBACK, isOpen, isUnheard, rulesOf } from './callback-requests';
import { supersede } from './hand-over';
import { isHeld } from './held';
import { decisionOf, waitEndsAt } from './keys';
import { changeCurrentLeg, currentLeg } from './legs';
import { record, THROUGHLINE } from './timeline';
import { grantWish } from './wishes';
import { refuse, whyNotByOwner, whyNotFree, type Refusal } from './transfer-refusals';

/*
 * A caller who is called back waits without their call: the call ends, the interaction goes on. It is held until the call
 * is due, then a task of our own waits in the queue with the place that the caller had. Whoever accepts it calls, and
 * reports; who was not reached is held for the next attempt.
 */

const BECAUSE_NOT_REACHED = 'callback_no_answer';

/** Why nobody can be called back as things stand, or null. */
export function whyNotCallback(state: Interaction, { to }: CallbackCommand): Refusal | null {
  const leg = currentLeg(state);
  if (state.decision === null) return refuse('notRouted', 'Its route is not decided yet: ask again soon.');
  if (state.callback) return refuse('callbackAsked', 'The customer is called back already.');
  const unfree = whyNotFree(state, leg);
  if (unfree !== null) return unfree;
  if (leg.origin !== 'enqueue' || leg.watched) {
    return refuse('notCallable', 'Only a call that we have in a queue is called back.');
  }
  if (leg.acceptance !== null) return refuse('alreadyAccepted', 'An agent has the caller.');
  return isPhoneNumber(to ?? state.start.customer.address)
    ? null
    : refuse('noNumber', 'Nobody knows a number such as +15005550006 to call.');
}

/** Why a result cannot be taken, or null. After-call work is no hindrance; whoever else is asked for them would call, too. */
export function whyNotCallbackResult(
  state: Interaction,
  { by, result }: CallbackResultCommand,
): Refusal | null {
  const leg = currentLeg(state);
  if (!isOpen(state)) return refuse('noCallback', 'Nobody is being called back.');
  if (isHeld(state) || leg.acceptance === null) {
    return refuse('notAccepted', 'No agent has accepted this callback yet.');
  }
  const busy = result === 'no_answer' && leg.end === null ? whyNotFree(state, leg) : null;
  return whyNotByOwner(leg, { by }) ?? busy;
}

/** The longest that somebody may put a call off. */
const LATEST_MS = 30 * 24 * 3_600_000;

/** The call is over, or about to be; from here on the customer waits without it. */
export function callBack(
  state: Interaction,
  { to, at, by }: CallbackWish & { readonly by: Actor },
  now: Instant,
): Interaction {
  const { legId, end } = currentLeg(state);
  const left = end === null ? supersede(state, legId, BECAUSE_CALLBACK) : state;
  const callback: Callback = { to, failed: 0, unplanned: true, result: null };
  const asked = { ...left, callback, told: 'no' as const, retryAt: null, failures: 0 };
  return waitForCall(
    record(asked, 'callback.promised', now, 'callback.promised', by, { at: at === null ? null : isoOf(at) }),
    Math.max(now, Math.min(at ?? now, now + LATEST_MS)),
    now,
  );
}

/** The caller has heard that they are called back when it is their turn: that holds. */
export const promised = (state: Interaction, now: Instant): Interaction =>
  callBack(state, { to: state.start.customer.address ?? '', at: null, by: THROUGHLINE }, now);

const isoOf = (at: Instant): string => new Date(at).toISOString();

const waitForCall = (state: Interaction, until: Instant, now: Instant): Interaction => ({
  ...state,
  held: { queue: decisionOf(state).steps[0]?.queue ?? '', since: now, until },
});

export function callbackPlanned(
  state: Interaction,
  { result, receivedAt }: DoneFact<'planCallback'>,
): Interaction {
  if (!state.callback?.unplanned || !state.held) return state;
  const { queue, at } = result;
  const planned = {
    ...state,
    callback: { ...state.callback, unplanned: false },
    held: { ...state.held, queue, until: at },
  };
  const key = `callback:${state.callback.failed + 1}`;
  return record(planned, key, receivedAt, 'callback.planned', THROUGHLINE, { queue, until: isoOf(at) });
}

/** The policy could not be read: the hour that was wished for stands. */
export const callbackUnplanned = (state: Interaction): Interaction =>
  state.callback ? { ...state, callback: { ...state.callback, unplanned: false } } : state;

/** The agent has called. */
export function callbackResult(
  state: Interaction,
  { by, result }: Pick<CallbackResultCommand, 'by' | 'result'>,
  now: Instant,
): Interaction {
  const { callback } = state;
  if (!callback) return state;
  if (result === 'no_answer') {
    return attemptFailed(supersede(state, currentLeg(state).legId, BECAUSE_NOT_REACHED), by, now);
  }
  const reached = { ...state, callback: { ...callback, result: 'reached' as const } };
  return record(reached, 'callback.reached', now, 'callback.reached', by);
}

/** After the last one it ends; before it the customer waits for the next, with their place. */
function attemptFailed(state: Interaction, by: Actor, now: Instant): Interaction {
  const { callback } = state;
  if (!callback) return state;
  const { mostAttempts, retryAfterMs } = rulesOf(state);
  const failed = callback.failed + 1;
  const isLast = failed >= mostAttempts;
  const counted = {
    ...state,
    callback: { ...callback, failed, unplanned: !isLast, result: isLast ? ('failed' as const) : null },
  };
  const told = record(counted, `callback.failed:${failed}`, now, 'callback.failed', by, {
    attempt: failed,
    of: mostAttempts,
  });
  return isLast ? told : waitForCall({ ...told, told: 'no' }, now + retryAfterMs, now);
}

/** Comes after every fact: the call of somebody who is to be called back has ended, or nobody made that call in time. */
export function settleCallback(state: Interaction, now: Instant): Interaction {
  if (state.outcome !== null) return state;
  if (isHeld(state)) return takenAllTheSame(state);
  const { wish, start } = state;
  const leg = currentLeg(state);
  if (wish?.callback) return settleWish(state, leg, now);
  if (leg.acceptance !== null || wish !== null) return state;
  if (isOpen(state)) return settleAttempt(state, leg, now);
  const isAsked = leg.end?.reason === BECAUSE_CALLBACK && !state.callback;
  return isAsked && isPhoneNumber(start.customer.address) ? promised(state, now) : state;
}

/** The answer to the call was lost, and somebody has taken the caller: they need not be called. */
function takenAllTheSame(state: Interaction): Interaction {
  const leg = currentLeg(state);
  const isTaken = leg.acceptance !== null || leg.end?.kind === 'completed';
  return isTaken && isUnheard(state, leg)
    ? changeCurrentLeg({ ...state, held: null, callback: null }, (taken) => ({ ...taken, superseded: null }))
    : state;
}

/** Nobody has called: their time is over, TaskRouter ended it, or the task could not even be made. */
function settleAttempt(state: Interaction, leg: Leg, now: Instant): Interaction {
  if (leg.end !== null) return isMissed(leg, leg.end) ? attemptFailed(state, THROUGHLINE, now) : state;
  const isUnmade = leg.task === null && leg.creation?.status === 'due' && state.underway === null;
  if (!isUnmade || now < waitEndsAt(state, leg)) return state;
  const end = { kind: 'canceled', at: now, reason: 'route_ended' } as const;
  return attemptFailed(
    changeCurrentLeg(state, (unmade) => ({ ...unmade, end })),
    THROUGHLINE,
    now,
  );
}

const isMissed = ({ transfer }: Leg, end: LegEnd): boolean =>
  end.reason === 'route_ended' || (transfer === null && verdictOn(end, 'before_acceptance').customerWaits);

/** They hung up as they asked, or have heard that they are called back: that holds, whoever accepted meanwhile. */
function settleWish(state: Interaction, leg: Leg, now: Instant): Interaction {
  const { wish } = state;
  const isTold = state.told === 'told';
  if (!wish?.callback || (leg.end === null && !isTold)) return state;
  const wasTaken = leg.acceptance !== null || leg.end?.kind === 'completed';
  if (wasTaken && !isTold) return grantWish(state, 'left');
  const granted = answer({ ...state, wish: null }, wish, null);
  return callBack(granted, { ...wish.callback, by: wish.by }, now);
}
