import { OUTSIDE_FAILURES, type OutsideFailureType } from '../failure-types';
import type { Instant } from '../json';
import type { AskedTarget } from './asked';
import type { Escalation } from './escalation';
import type { EscalationFailed } from './facts';

/*
 * What a tracker did not take is asked again by the ladder itself: it must be seen why nobody is asked there, and after an
 * outcome that nobody knows only a search that has caught up may say that nothing was created. The ladder goes on meanwhile.
 */

/** A message that is to be sent again. */
export interface PageWait {
  readonly until: Instant;
  readonly failures: number;
  /** When it was tried first. */
  readonly since: Instant;
  readonly why: string;
}

const MINUTE_MS = 60_000;
/** As long as any message is tried. */
const PATIENCE_MS = 6 * 60 * MINUTE_MS;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 10 * MINUTE_MS;
/** Until a search finds what was created, where the adapter could not say (adapters/tracker/exchange.ts). */
const UNSEEN_MS = 5 * MINUTE_MS;

/** From when it is sent again; null: it will not be taken, or has been tried for long enough. */
export function waitAfter(
  { wait }: Pick<AskedTarget, 'wait'>,
  { action, failure, message, retryAfterMs, receivedAt }: EscalationFailed & { receivedAt: Instant },
): PageWait | null {
  const since = wait?.since ?? action.begunAt;
  if (failure === OUTSIDE_FAILURES.refused || receivedAt - since >= PATIENCE_MS) return null;
  const failures = (wait?.failures ?? 0) + 1;
  const until = receivedAt + Math.max(pauseAfter(failures), retryAfterMs ?? unseen(failure));
  return { until, failures, since, why: message };
}

const pauseAfter = (failures: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE_MS);

const unseen = (failure: OutsideFailureType): number =>
  failure === OUTSIDE_FAILURES.unknown ? UNSEEN_MS : 0;

const isWaiting = ({ page, wait }: AskedTarget): boolean => page === 'due' && wait !== undefined;

const waiting = ({ asked }: Pick<Escalation, 'asked'>): readonly AskedTarget[] =>
  asked.flatMap(({ targets }) => targets).filter(isWaiting);

/** Whether a message about an alert is to be sent again: until then nobody knows what the tracker has of it. */
export const isAskedAgain = (state: Pick<Escalation, 'asked'>, alert: string): boolean =>
  waiting(state).some((target) => target.alert === alert);

/** When the next message is due that is sent again; null: none is. */
export function sentAgainAt(state: Pick<Escalation, 'asked'>): Instant | null {
  const due = waiting(state).map(({ wait }) => wait!.until);
  return due.length === 0 ? null : Math.min(...due);
}
