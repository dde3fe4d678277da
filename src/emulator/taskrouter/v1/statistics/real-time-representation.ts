import type { TaskQueueNow, TasksNow, WorkersNow } from '../../../../taskrouter-engine';

/** What the real-time statistics of a workspace, a workflow and a task queue have in common. */
const ofTasks = ({ total, byStatus, byPriority, longestWaiting }: TasksNow): object => ({
  longest_task_waiting_age: longestWaiting.age,
  longest_task_waiting_sid: longestWaiting.sid,
  tasks_by_priority: byPriority,
  tasks_by_status: byStatus,
  total_tasks: total,
});

const activitiesOf = ({ activities }: WorkersNow): object => ({
  activity_statistics: activities.map(({ sid, friendlyName, workers }) => ({
    sid,
    friendly_name: friendlyName,
    workers,
  })),
});

/** A task queue among others: the bulk answer does without the ages in the queue. */
export const bulkRealTimeOfTaskQueue = (now: TaskQueueNow): object => ({
  ...ofTasks(now),
  ...activitiesOf(now.eligible),
  total_available_workers: now.totalAvailable,
  total_eligible_workers: now.eligible.total,
});

export const realTimeOfTaskQueue = (now: TaskQueueNow): object => ({
  ...bulkRealTimeOfTaskQueue(now),
  longest_relative_task_age_in_queue: now.longestInQueue.age,
  longest_relative_task_sid_in_queue: now.longestInQueue.sid,
});

export const realTimeOfWorkflow = (now: TasksNow): object => ofTasks(now);

export const realTimeOfWorkers = (now: WorkersNow): object => ({
  ...activitiesOf(now),
  total_workers: now.total,
});

export const realTimeOfWorkspace = (now: TasksNow & { readonly workers: WorkersNow }): object => ({
  ...ofTasks(now),
  ...realTimeOfWorkers(now.workers),
});
