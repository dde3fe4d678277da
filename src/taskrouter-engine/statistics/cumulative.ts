import { taskQueueOf, workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { durationsOf, type Durations } from './durations';
import { intervalOf, type Interval, type IntervalParameters } from './interval';
import { eventsSince, secondsSince } from './recorded-events';
import { reservationCounts, type ReservationCounts } from './reservation-counts';
import { eventsIn, type Scope } from './scope';
import { splitByWaitTime, type SplitByWaitTime } from './split-by-wait-time';

export interface CumulativeParameters extends IntervalParameters {
  /** SID, or unique name. */
  readonly taskChannel?: string;
  /** Thresholds in seconds. */
  readonly splitByWaitTime?: readonly string[];
}

/** What happened to tasks in an interval. */
export interface CumulativeStatistics extends Interval {
  readonly reservations: ReservationCounts;
  /** Seconds from a task's creation. */
  readonly waitUntilAccepted: Durations;
  readonly waitUntilCanceled: Durations;
  /** Seconds from the entry into the queue that the task was accepted in. */
  readonly waitInQueueUntilAccepted: Durations;
  /** Null when it was not asked for. */
  readonly splitByWaitTime: SplitByWaitTime | null;
  readonly tasksCreated: number;
  readonly tasksEnteredQueue: number;
  readonly tasksEnteredWorkflow: number;
  readonly tasksCanceled: number;
  readonly tasksCompleted: number;
  /** By request, and by the system after 24 hours. */
  readonly tasksDeleted: number;
  /** From one queue to another. */
  readonly tasksMoved: number;
  readonly tasksTimedOutInWorkflow: number;
}

/** Of every task of the workspace. Throws EngineError `invalid`. */
export const workspaceCumulative = (
  state: WorkspaceState,
  parameters: CumulativeParameters = {},
): CumulativeStatistics => cumulativeOf(state, {}, parameters);

/** Of what happened in a queue. Throws EngineError `not-found` or `invalid`. */
export const taskQueueCumulative = (
  state: WorkspaceState,
  sid: string,
  parameters: CumulativeParameters = {},
): CumulativeStatistics => cumulativeOf(state, { taskQueueSid: taskQueueOf(state, sid).sid }, parameters);

/** Of the tasks of a workflow. Throws EngineError `not-found` or `invalid`. */
export const workflowCumulative = (
  state: WorkspaceState,
  sid: string,
  parameters: CumulativeParameters = {},
): CumulativeStatistics => cumulativeOf(state, { workflowSid: workflowOf(state, sid).sid }, parameters);

function cumulativeOf(
  state: WorkspaceState,
  owner: Scope,
  { taskChannel, splitByWaitTime: thresholds, ...asked }: CumulativeParameters,
): CumulativeStatistics {
  const interval = intervalOf(state, asked);
  const { count, ...waits } = collect(
    state,
    interval,
    taskChannel === undefined ? owner : { ...owner, taskChannel },
  );
  return {
    ...interval,
    reservations: reservationCounts(count),
    waitUntilAccepted: durationsOf(waits.untilAccepted),
    waitUntilCanceled: durationsOf(waits.untilCanceled),
    waitInQueueUntilAccepted: durationsOf(waits.inQueueUntilAccepted),
    splitByWaitTime: thresholds === undefined ? null : splitByWaitTime(thresholds, waits),
    tasksCreated: count('task.created'),
    tasksEnteredQueue: count('task-queue.entered'),
    tasksEnteredWorkflow: count('workflow.entered'),
    tasksCanceled: count('task.canceled'),
    tasksCompleted: count('task.completed'),
    tasksDeleted: count('task.deleted') + count('task.system-deleted'),
    tasksMoved: count('task-queue.moved'),
    tasksTimedOutInWorkflow: count('workflow.timeout'),
  };
}

/** One pass over the events of the interval. Waits are in seconds, the newest first. */
function collect(state: WorkspaceState, { start, end }: Interval, scope: Scope) {
  const isWanted = eventsIn(state, scope);
  const counts = new Map<string, number>();
  const untilAccepted: number[] = [];
  const untilCanceled: number[] = [];
  const inQueueUntilAccepted: number[] = [];
  for (const event of eventsSince(state, start)) {
    if (event.at > end || !isWanted(event.data)) continue;
    counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
    if (event.type === 'task.canceled') untilCanceled.push(secondsSince(event, 'task_date_created'));
    if (event.type !== 'reservation.accepted') continue;
    untilAccepted.push(secondsSince(event, 'task_date_created'));
    inQueueUntilAccepted.push(secondsSince(event, 'task_queue_entered_date'));
  }
  const count = (eventType: string): number => counts.get(eventType) ?? 0;
  return { count, untilAccepted, untilCanceled, inQueueUntilAccepted };
}
