import { REFUSALS } from '../failure-types';
import { answer } from '../process/answers';
import type { Instant } from '../json';
import type { Found, OverrideAction, Swept } from './actions';
import { OVERRIDE_ROLES, type OverrideCommand, type OverrideFact, type OverrideResultFact } from './facts';
import type { LeftAlone, Override, OverrideRefusal } from './override';
import { record, THROUGHLINE } from './timeline';
import {
  RETURN_EVERY_MS,
  retryAfterMs,
  RETURNS_WITHIN_MS,
  SETTLES_WITHIN_MS,
  SWEEP_EVERY_MS,
} from './timings';

/** Folds one thing that has happened into the state. Total: a fact that does not fit changes nothing. */
export function applyOverride(state: Override, fact: OverrideFact): Override {
  switch (fact.kind) {
    case 'command':
      return obey(state, fact);
    case 'begun':
      return begun(state, fact.action);
    case 'done':
      return isUnderway(state, fact.action)
        ? done({ ...state, underway: null, failures: 0, retryAt: null }, fact)
        : state;
    case 'failed':
      return isUnderway(state, fact.action) ? failed({ ...state, underway: null }, fact) : state;
  }
}

const isUnderway = ({ underway }: Override, { id }: OverrideAction): boolean => underway?.id === id;

/** Why it cannot be ended, or null. Ending it twice is harmless: it is on its way back already. */
export function refusalOfOverride(state: Override, { by }: OverrideCommand): OverrideRefusal | null {
  const roles: readonly string[] = OVERRIDE_ROLES;
  if (!roles.includes(by.kind)) {
    return {
      type: REFUSALS.roleRequired,
      message: `This is for ${roles.join(' and ')}, not for ${by.kind}.`,
    };
  }
  return state.status === 'over' || state.status === 'refused'
    ? { type: REFUSALS.overrideOver, message: `It is ${state.status} already.` }
    : null;
}

function obey(state: Override, fact: Extract<OverrideFact, { kind: 'command' }>): Override {
  const { command, receivedAt } = fact;
  if (state.answers.some(({ commandId }) => commandId === fact.commandId)) return state;
  const refusal = refusalOfOverride(state, command);
  return answer(refusal === null ? ended(state, command, receivedAt) : state, fact, refusal);
}

/** Before it holds it is not held at all. */
function ended(state: Override, { by, reason }: OverrideCommand, at: Instant): Override {
  if (state.ending !== null) return state;
  const ending = { at, because: 'ended' as const, by, reason };
  return record(
    { ...state, ending, status: state.status === 'holding' ? 'returning' : state.status },
    at,
    'override.ended',
    by,
    { reason },
  );
}

function begun(state: Override, action: OverrideAction): Override {
  const counted = { ...state, underway: action, actionsBegun: state.actionsBegun + 1 };
  return action.do === 'settleOverride' && counted.ending === null
    ? expired(counted, action.begunAt)
    : counted;
}

const expired = (state: Override, at: Instant): Override =>
  record(
    {
      ...state,
      status: 'returning',
      ending: { at, because: 'expired', by: THROUGHLINE, reason: 'Its time is over.' },
    },
    at,
    'override.expired',
    THROUGHLINE,
  );

function done(state: Override, fact: OverrideResultFact & { receivedAt: Instant }): Override {
  const { receivedAt } = fact;
  switch (fact.do) {
    case 'claimOverride':
      return claimed(state, fact.result.refusal, receivedAt);
    case 'findWaiting':
      return looked(state, fact.result, receivedAt + SWEEP_EVERY_MS, receivedAt);
    case 'divertWaiting':
      return swept(state, fact.result, { every: SWEEP_EVERY_MS, what: 'moved' }, receivedAt);
    case 'settleOverride':
      return settled(state, receivedAt);
    case 'findDiverted':
      return lookedBack(state, fact.result, fact.action.begunAt, receivedAt);
    case 'returnDiverted':
      return swept(state, fact.result, { every: RETURN_EVERY_MS, what: 'returned' }, receivedAt);
    case 'releaseOverride':
      return record({ ...state, status: 'over' }, receivedAt, 'override.over', THROUGHLINE, {
        moved: state.moved,
        returned: state.returned,
      });
  }
}

function claimed(state: Override, refusal: OverrideRefusal | null, at: Instant): Override {
  if (refusal !== null) {
    const refused = { ...state, status: 'refused' as const, refusal, endedAt: at };
    return record(refused, at, 'override.refused', THROUGHLINE, { because: refusal.type });
  }
  const status = state.ending === null ? 'holding' : 'returning';
  return record({ ...state, status, nextSweepAt: at }, at, 'override.applied', state.start.by);
}

/** A sweep there that could not be done is left; its number is nobody else's. */
const settled = (state: Override, now: Instant): Override => ({
  ...state,
  isSettled: true,
  found: [],
  lookedUpTo: null,
  sweeps: state.sweeps + 1,
  nextSweepAt: now,
});

/** Those who were found are next; when there is nobody, or nobody behind them, it is looked anew later. */
function looked(state: Override, { found, last }: Found, again: Instant, now: Instant): Override {
  const isNew = state.lookedUpTo === null;
  return {
    ...state,
    found,
    lookedUpTo: last,
    leftAlone: isNew ? [] : state.leftAlone,
    nextSweepAt: found.length === 0 && last === null ? again : now,
  };
}

/** Nobody is left there, and nobody can come there any more; or who is left will not be led back. */
function lookedBack(state: Override, found: Found, lookedAt: Instant, now: Instant): Override {
  const since = lookedAt - (state.ending?.at ?? lookedAt);
  const isNobody = state.lookedUpTo === null && found.found.length === 0 && found.last === null;
  if (isNobody && since >= SETTLES_WITHIN_MS) return over(state, [], now);
  return since >= RETURNS_WITHIN_MS
    ? givenUp(state, found, now)
    : looked(state, found, now + RETURN_EVERY_MS, now);
}

/** How many of those whom it leaves alone are named; each look finds them anew. */
const MOST_NAMED = 100;
/** In the timeline. */
const MOST_TOLD = 20;

const over = (state: Override, leftAlone: readonly LeftAlone[], now: Instant): Override => ({
  ...state,
  leftAlone: leftAlone.slice(0, MOST_NAMED),
  found: [],
  lookedUpTo: null,
  endedAt: now,
});

/** They stay where it led them; a supervisor has to hear of whom. */
function givenUp(state: Override, { found, all = 0 }: Found, now: Instant): Override {
  const known = new Map(state.leftAlone.map((one) => [one.interactionId, one.because]));
  const earlier = state.lookedUpTo === null ? [] : state.leftAlone.filter(isNot(found));
  const here = found.map((id) => ({ interactionId: id, because: known.get(id) ?? 'not_asked' }));
  const left = [...earlier, ...here];
  const count = Math.max(all, left.length);
  if (count === 0) return over(state, [], now);
  const interactions = left.slice(0, MOST_TOLD).map(({ interactionId }) => interactionId);
  const given = { ...over(state, left, now), notReturned: count };
  return record(given, now, 'override.gave_up', THROUGHLINE, { count, interactions });
}

const isNot =
  (found: Found['found']) =>
  ({ interactionId }: LeftAlone): boolean =>
    !found.includes(interactionId);

function swept(
  state: Override,
  { moved, leftAlone }: Swept,
  { every, what }: { readonly every: number; readonly what: 'moved' | 'returned' },
  at: Instant,
): Override {
  const known: Override = {
    ...state,
    [what]: state[what] + moved.length,
    leftAlone: [...state.leftAlone, ...leftAlone].slice(0, MOST_NAMED),
    found: [],
    sweeps: state.sweeps + 1,
    nextSweepAt: state.lookedUpTo === null ? at + every : at,
  };
  const by = what === 'moved' ? state.start.by : (state.ending?.by ?? THROUGHLINE);
  return moved.length === 0
    ? known
    : record(known, at, `override.${what}`, by, { interactions: moved.length });
}

function failed(
  state: Override,
  { action, message, receivedAt }: Extract<OverrideFact, { kind: 'failed' }>,
): Override {
  const failures = state.failures + 1;
  const later = { ...state, failures, retryAt: receivedAt + retryAfterMs(failures) };
  return failures > 1
    ? later
    : record(later, receivedAt, `${action.do}.failed`, THROUGHLINE, { why: message });
}
