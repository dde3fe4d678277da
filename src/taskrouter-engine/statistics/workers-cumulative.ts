import { workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { activityDurations, type ActivityDurations } from './activity-durations';
import { intervalOf, type Interval, type IntervalParameters } from './interval';
import { eventsSince } from './recorded-events';
import { reservationCounts, type ReservationCounts } from './reservation-counts';
import { eventsIn } from './scope';
import { workersTest, type WorkersFilters } from './workers-filters';

export interface WorkersCumulativeParameters extends IntervalParameters, WorkersFilters {
  /** SID, or unique name. */
  readonly taskChannel?: string;
}

/** What workers did in an interval. */
export interface WorkersCumulativeStatistics extends Interval {
  readonly reservations: ReservationCounts;
  /** For every activity of the workspace. */
  readonly activityDurations: readonly ActivityDurations[];
}

/** Of the workers that satisfy the filters now; without filters of every worker, deleted ones too. Throws EngineError `invalid`. */
export const workersCumulative = (
  state: WorkspaceState,
  parameters: WorkersCumulativeParameters = {},
): WorkersCumulativeStatistics => cumulativeOf(state, workersTest(state, parameters), parameters);

/** Of one worker. Throws EngineError `not-found` or `invalid`. */
export function workerCumulative(
  state: WorkspaceState,
  sid: string,
  parameters: Omit<WorkersCumulativeParameters, keyof WorkersFilters> = {},
): WorkersCumulativeStatistics {
  const worker = workerOf(state, sid);
  return cumulativeOf(state, (workerSid) => workerSid === worker.sid, parameters);
}

function cumulativeOf(
  state: WorkspaceState,
  isWanted: (workerSid: string) => boolean,
  parameters: WorkersCumulativeParameters,
): WorkersCumulativeStatistics {
  const interval = intervalOf(state, parameters);
  const { taskChannel } = parameters;
  const isOnChannel = eventsIn(state, taskChannel === undefined ? {} : { taskChannel });
  const counts = new Map<string, number>();
  for (const { type, at, data } of eventsSince(state, interval.start)) {
    const workerSid = data['worker_sid'];
    if (at > interval.end || !type.startsWith('reservation.') || workerSid === undefined) continue;
    if (isWanted(workerSid) && isOnChannel(data)) counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return {
    ...interval,
    reservations: reservationCounts((eventType) => counts.get(eventType) ?? 0),
    activityDurations: activityDurations(state, interval, isWanted),
  };
}
