import type {
  CumulativeStatistics,
  ReservationCounts,
  SplitByWaitTime,
  WorkersCumulativeStatistics,
} from '../../../../taskrouter-engine';
import { isoDate } from '../../../http/dates';

const reservationsOf = (counts: ReservationCounts): object => ({
  reservations_created: counts.created,
  reservations_accepted: counts.accepted,
  reservations_rejected: counts.rejected,
  reservations_timed_out: counts.timedOut,
  reservations_canceled: counts.canceled,
  reservations_rescinded: counts.rescinded,
});

const splitOf = (split: SplitByWaitTime): object =>
  Object.fromEntries(
    Object.entries(split).map(([threshold, sides]) => [
      threshold,
      Object.fromEntries(
        Object.entries(sides).map(([side, { tasksCanceled, reservationsAccepted }]) => [
          side,
          { tasks_canceled: tasksCanceled, reservations_accepted: reservationsAccepted },
        ]),
      ),
    ]),
  );

/** What the cumulative statistics of a workspace, a workflow and a task queue have in common. */
const ofTasks = (statistics: CumulativeStatistics): object => ({
  start_time: isoDate(statistics.start),
  end_time: isoDate(statistics.end),
  avg_task_acceptance_time: statistics.waitUntilAccepted.avg,
  ...reservationsOf(statistics.reservations),
  wait_duration_until_accepted: statistics.waitUntilAccepted,
  wait_duration_until_canceled: statistics.waitUntilCanceled,
  split_by_wait_time: statistics.splitByWaitTime === null ? null : splitOf(statistics.splitByWaitTime),
  tasks_canceled: statistics.tasksCanceled,
  tasks_completed: statistics.tasksCompleted,
  tasks_deleted: statistics.tasksDeleted,
  tasks_moved: statistics.tasksMoved,
});

export const cumulativeOfWorkspace = (statistics: CumulativeStatistics): object => ({
  ...ofTasks(statistics),
  tasks_created: statistics.tasksCreated,
  tasks_timed_out_in_workflow: statistics.tasksTimedOutInWorkflow,
});

export const cumulativeOfWorkflow = (statistics: CumulativeStatistics): object => ({
  ...ofTasks(statistics),
  tasks_entered: statistics.tasksEnteredWorkflow,
  tasks_timed_out_in_workflow: statistics.tasksTimedOutInWorkflow,
});

export const cumulativeOfTaskQueue = (statistics: CumulativeStatistics): object => ({
  ...ofTasks(statistics),
  wait_duration_in_queue_until_accepted: statistics.waitInQueueUntilAccepted,
  tasks_entered: statistics.tasksEnteredQueue,
});

export const cumulativeOfWorkers = (statistics: WorkersCumulativeStatistics): object => ({
  start_time: isoDate(statistics.start),
  end_time: isoDate(statistics.end),
  ...reservationsOf(statistics.reservations),
  activity_durations: statistics.activityDurations.map(({ sid, friendlyName, ...durations }) => ({
    sid,
    friendly_name: friendlyName,
    ...durations,
  })),
});
