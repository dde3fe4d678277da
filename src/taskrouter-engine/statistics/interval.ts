import { invalid } from '../errors';
import { DAY, MINUTE, type Instant } from '../instant';
import { whole } from '../parameters';
import type { WorkspaceState } from '../world/world';

/** How far statistics go back (twilio.com/docs/taskrouter/limits). */
export const STATISTICS_KEPT_FOR = 30 * DAY;

const DEFAULT_MINUTES = 15;

/** Both ends belong to it. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

export interface IntervalParameters {
  /** How far to go back from the end where there is no start; default 15. */
  readonly minutes?: number;
  readonly startDate?: Instant;
  /** Default: now. */
  readonly endDate?: Instant;
}

/** The interval that statistics are asked for. Throws EngineError `invalid` when it begins more than 30 days ago. */
export function intervalOf({ world }: WorkspaceState, parameters: IntervalParameters): Interval {
  const end = parameters.endDate ?? world.now;
  const minutes = whole('Minutes', parameters.minutes ?? DEFAULT_MINUTES, 1, STATISTICS_KEPT_FOR / MINUTE);
  const start = parameters.startDate ?? end - minutes * MINUTE;
  if (start < world.now - STATISTICS_KEPT_FOR) {
    throw invalid('Statistics are kept for 30 days; StartDate is before that');
  }
  if (end < start) throw invalid('EndDate must not be before StartDate');
  return { start, end };
}
