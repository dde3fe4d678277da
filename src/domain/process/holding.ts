import type { Action } from '../actions';
import type { Actor } from '../actor';
import type { AfterHours } from '../after-hours';
import type { DoneFact } from '../facts';
import type { Held } from '../held';
import type { Interaction, Wish } from '../interaction';
import type { Instant } from '../json';
import type { Leg } from '../leg';
import { AT_ONCE, latest, type Agenda } from './agenda';
import { answer } from './answers';
import { background } from './background';
import { isOpen, planCallback } from './callback-requests';
import { callBack, callbackUnplanned } from './callbacks';
import { BECAUSE_CLOSED, isHeld } from './held';
import { changeCurrentLeg, currentLeg } from './legs';
import { openRouteAgain } from './requeueing';
import { makeTask } from './requests';
import { record, THROUGHLINE } from './timeline';
import { grantWish } from './wishes';

/*
 * Outside the hours: every queue of the route was closed when it was decided. The customer is told, and it ends there; or it
 * is held, with nobody, until the queue opens, and then waits in it with the place that it had from its beginning.
 */

/** What the decision says is to be done now, if all is closed. */
export function whileClosed(state: Interaction, now: Instant): Interaction {
  const afterHours = state.decision?.afterHours;
  if (afterHours === undefined) return state;
  const { kind, queue, text, opensAt } = afterHours;
  if (opensAt === null) return turnAway(state, afterHours, now);
  switch (kind) {
    case 'hold':
      return hold(state, { queue, text, until: opensAt, ...turnsOf(afterHours, opensAt) }, now);
    case 'callback':
      return callLater(state, afterHours, opensAt, now);
    case 'voicemail':
    case 'email':
    case 'message':
      return turnAway(state, afterHours, now);
  }
}

/**
 * The answer to the call says so, and ends it. Should that answer be lost, Twilio puts the caller into the queue all the
 * same: their task is looked for, and ended.
 */
function callLater(state: Interaction, afterHours: AfterHours, at: Instant, now: Instant): Interaction {
  const { address } = state.start.customer;
  const called = callbackUnplanned(callBack(state, { to: address ?? '', at, by: THROUGHLINE }, now));
  return called.held ? { ...called, held: { ...called.held, ...turnsOf(afterHours, at) } } : called;
}

/** Who waits for an opening may have to wait for their turn after it. */
const turnsOf = ({ releaseWithinMs }: AfterHours, opensAt: Instant): Pick<Held, 'releaseBy'> =>
  releaseWithinMs === undefined ? {} : { releaseBy: opensAt + releaseWithinMs };

function hold(
  state: Interaction,
  { text, ...where }: Omit<Held, 'since'> & { readonly text: string },
  now: Instant,
): Interaction {
  const { queue, until } = where;
  const held: Held = { ...where, since: now };
  const told = record({ ...state, held }, `held:${now}`, now, 'interaction.held', THROUGHLINE, {
    queue,
    until: new Date(until).toISOString(),
  });
  const key = `held:${until}`;
  return background(told, key, { work: 'announce', key, text });
}

export const announced = (state: Interaction, { action, receivedAt }: DoneFact<'announce'>): Interaction =>
  record(state, `told:${action.key}`, receivedAt, 'customer.told', THROUGHLINE, { what: 'opening' });

/**
 * A caller hears it by the answer to their call, and it is over once the call is; should the answer be lost, they wait in
 * the queue all the same. Everybody else is told like of any other end.
 */
function turnAway(state: Interaction, { queue, opensAt }: AfterHours, now: Instant): Interaction {
  const told = record(state, 'closed_queue', now, 'route.closed', THROUGHLINE, {
    queue,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
  });
  if (currentLeg(state).callSid !== null) return told;
  const end = { kind: 'canceled', at: now, reason: BECAUSE_CLOSED } as const;
  return changeCurrentLeg(told, (leg) => ({ ...leg, end }));
}

/** Making its task is what releases it. */
export function heldAgenda(state: Interaction, held: Held): Agenda {
  if (state.wish !== null) return [];
  if (state.callback?.unplanned) {
    return [{ what: 'plan_callback', at: AT_ONCE, act: planCallback(state, held.until) }];
  }
  const at = latest(held.releaseBy ?? held.until, state.retryAt);
  const released = release(state, at);
  return [{ what: 'held_until', at, act: makeTask(released, currentLeg(released)) }];
}

/** The action that has begun is that. */
export const releasedBy = (state: Interaction, action: Action): Interaction =>
  isHeld(state) && (action.do === 'createTask' || action.do === 'inviteAgent')
    ? release(state, action.begunAt)
    : state;

/** Its deadlines begin here; the place it has is that of its own beginning. */
function release(state: Interaction, now: Instant): Interaction {
  const because = 'released';
  const leg = currentLeg(state);
  const free = { ...state, held: null, told: 'no' as const };
  if (!isFresh(leg)) {
    const why = isOpen(state) ? 'callback_due' : because;
    return openRouteAgain(free, { because: why, by: THROUGHLINE }, now);
  }
  const { legId } = leg;
  const opened = changeCurrentLeg(free, (fresh) => ({ ...fresh, openedAt: now, knownAt: now }));
  return record(opened, `leg:${legId}`, now, 'leg.opened', THROUGHLINE, { legId, because });
}

const isFresh = ({ end, task, superseded }: Leg): boolean =>
  end === null && task === null && superseded === null;

/** Somebody does not want to wait for the hour, whatever calendars say. */
export function releaseNow(state: Interaction, by: Actor, now: Instant): Interaction {
  const { held } = state;
  if (!held) return state;
  const told = record(state, `released:${now}`, now, 'interaction.released', by, { queue: held.queue });
  const freed = { ...told, held: { ...held, until: Math.min(held.until, now), releaseBy: undefined } };
  return callbackUnplanned(freed);
}

/** It is its turn; before the hour that was promised it is nobody's. */
export function letIn(state: Interaction, now: Instant): Interaction {
  const { held } = state;
  return held?.releaseBy === undefined || now < held.until
    ? state
    : { ...state, held: { ...held, releaseBy: undefined, until: Math.min(held.releaseBy, now) } };
}

/** The customer has left, or somebody ends it. Comes after every fact. */
export function settleHeld(state: Interaction): Interaction {
  if (!isHeld(state)) return state;
  const { wish } = state;
  if (wish?.wish === 'resolve') return grantWish(state, 'left');
  if (wish !== null) return endHeld(state, wish);
  const isOver = (state.conversation?.closedAt ?? null) !== null && currentLeg(state).end !== null;
  return isOver ? { ...state, held: null } : state;
}

/** What may be left in TaskRouter of the leg before is ended first; whoever asked need not wait for that. */
function endHeld(state: Interaction, wish: Wish): Interaction {
  const answered = answer(state, wish, null);
  if (currentLeg(state).end === null) return answered;
  return changeCurrentLeg({ ...answered, held: null }, (leg) => ({
    ...leg,
    end: leg.end && { ...leg.end, kind: 'canceled', reason: wish.reason },
  }));
}
