import type { Instant } from '../json';
import type { Left, OverrideAction, OverrideActionBody } from './actions';
import type { Override } from './override';
import { THROUGHLINE } from './timeline';

export type OverrideNext =
  | { readonly next: 'act'; readonly action: OverrideAction }
  | { readonly next: 'wait'; readonly until: Instant | null }
  | { readonly next: 'finish' };

interface Due {
  readonly what: string;
  readonly at: Instant;
  readonly act: OverrideActionBody;
}

/**
 * What to do next, or until when to wait. Whoever drives tells `begun` before acting and `done` or `failed` after. One
 * thing at a time: an end that comes while customers are being led elsewhere waits for those who are in hand.
 */
export function decideOverride(state: Override, now: Instant): OverrideNext {
  if (state.status === 'over' || state.status === 'refused') return { next: 'finish' };
  if (state.underway !== null) return { next: 'wait', until: null };
  const agenda = agendaOfOverride(state);
  const due = agenda.find(({ at }) => at <= now);
  if (due === undefined) return { next: 'wait', until: Math.min(...agenda.map(({ at }) => at)) };
  return { next: 'act', action: { ...due.act, id: `action-${state.actionsBegun + 1}`, begunAt: now } };
}

/** What it wants, now and later, in order of precedence. */
export function agendaOfOverride(state: Override): readonly Due[] {
  const notBefore = state.retryAt ?? 0;
  switch (state.status) {
    case 'checking':
      return [{ what: 'claim', at: notBefore, act: { do: 'claimOverride', start: state.start } }];
    case 'holding':
      return [
        { what: 'ends', at: Math.max(state.start.until, notBefore), act: settle(state) },
        { what: 'sweep', at: Math.max(state.nextSweepAt, notBefore), act: sweepThere(state) },
      ];
    case 'returning':
      return [returning(state, notBefore)];
    default:
      return [];
  }
}

function returning(state: Override, notBefore: Instant): Due {
  if (!state.isSettled) return { what: 'settle', at: notBefore, act: settle(state) };
  const { overrideId } = state.start;
  if (state.endedAt !== null) {
    return { what: 'release', at: notBefore, act: { do: 'releaseOverride', overrideId, ...leftIn(state) } };
  }
  return { what: 'return', at: Math.max(state.nextSweepAt, notBefore), act: sweepBack(state) };
}

const leftIn = ({ notReturned: count, leftAlone }: Override): { readonly left?: Left } =>
  count === undefined ? {} : { left: { count, interactions: leftAlone.map((one) => one.interactionId) } };

/** As it was told; at its time nobody has to. */
const endingOf = ({ ending }: Override) =>
  ending ?? { because: 'expired' as const, by: THROUGHLINE, reason: 'Its time is over.' };

function settle(state: Override): OverrideActionBody {
  const { because, by, reason } = endingOf(state);
  return { do: 'settleOverride', overrideId: state.start.overrideId, because, by, reason };
}

function sweepThere({ start, found, lookedUpTo: after, sweeps }: Override): OverrideActionBody {
  const { overrideId, from, to, by, reason } = start;
  return found.length === 0
    ? { do: 'findWaiting', from, to, after }
    : { do: 'divertWaiting', overrideId, found, from, to, by, reason, sweep: sweeps + 1 };
}

function sweepBack(state: Override): OverrideActionBody {
  const { start, found, lookedUpTo: after, sweeps } = state;
  const { overrideId } = start;
  const { by, reason } = endingOf(state);
  return found.length === 0
    ? { do: 'findDiverted', overrideId, after }
    : { do: 'returnDiverted', overrideId, found, by, reason, sweep: sweeps + 1 };
}
