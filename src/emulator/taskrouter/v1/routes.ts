import type { Operation } from '../../http/operation';
import { createActivity } from './workspaces/activities/create';
import { fetchActivity } from './workspaces/activities/fetch';
import { listActivities } from './workspaces/activities/list';
import { removeActivity } from './workspaces/activities/remove';
import { updateActivity } from './workspaces/activities/update';
import { createWorkspace } from './workspaces/create';
import { fetchWorkspaceCumulativeStatistics } from './workspaces/cumulative-statistics/fetch';
import { fetchEvent } from './workspaces/events/fetch';
import { listEvents } from './workspaces/events/list';
import { fetchWorkspace } from './workspaces/fetch';
import { listWorkspaces } from './workspaces/list';
import { fetchWorkspaceRealTimeStatistics } from './workspaces/real-time-statistics/fetch';
import { removeWorkspace } from './workspaces/remove';
import { fetchWorkspaceStatistics } from './workspaces/statistics/fetch';
import { createTaskChannel } from './workspaces/task-channels/create';
import { fetchTaskChannel } from './workspaces/task-channels/fetch';
import { listTaskChannels } from './workspaces/task-channels/list';
import { removeTaskChannel } from './workspaces/task-channels/remove';
import { updateTaskChannel } from './workspaces/task-channels/update';
import { createTaskQueue } from './workspaces/task-queues/create';
import { fetchTaskQueueCumulativeStatistics } from './workspaces/task-queues/cumulative-statistics/fetch';
import { fetchTaskQueue } from './workspaces/task-queues/fetch';
import { listTaskQueues } from './workspaces/task-queues/list';
import { createTaskQueueBulkRealTimeStatistics } from './workspaces/task-queues/real-time-statistics/create-bulk';
import { fetchTaskQueueRealTimeStatistics } from './workspaces/task-queues/real-time-statistics/fetch';
import { removeTaskQueue } from './workspaces/task-queues/remove';
import { fetchTaskQueueStatistics } from './workspaces/task-queues/statistics/fetch';
import { listTaskQueuesStatistics } from './workspaces/task-queues/statistics/list';
import { updateTaskQueue } from './workspaces/task-queues/update';
import { createTask } from './workspaces/tasks/create';
import { fetchTask } from './workspaces/tasks/fetch';
import { listTasks } from './workspaces/tasks/list';
import { removeTask } from './workspaces/tasks/remove';
import { fetchTaskReservation } from './workspaces/tasks/reservations/fetch';
import { listTaskReservations } from './workspaces/tasks/reservations/list';
import { updateTaskReservation } from './workspaces/tasks/reservations/update';
import { updateTask } from './workspaces/tasks/update';
import { updateWorkspace } from './workspaces/update';
import { fetchWorkerChannel } from './workspaces/workers/channels/fetch';
import { listWorkerChannels } from './workspaces/workers/channels/list';
import { updateWorkerChannel } from './workspaces/workers/channels/update';
import { createWorker } from './workspaces/workers/create';
import { fetchWorkersCumulativeStatistics } from './workspaces/workers/cumulative-statistics/fetch';
import { fetchWorker } from './workspaces/workers/fetch';
import { listWorkers } from './workspaces/workers/list';
import { fetchWorkersRealTimeStatistics } from './workspaces/workers/real-time-statistics/fetch';
import { removeWorker } from './workspaces/workers/remove';
import { fetchWorkerReservation } from './workspaces/workers/reservations/fetch';
import { listWorkerReservations } from './workspaces/workers/reservations/list';
import { updateWorkerReservation } from './workspaces/workers/reservations/update';
import { fetchWorkersStatistics } from './workspaces/workers/statistics/fetch';
import { fetchWorkerStatistics } from './workspaces/workers/statistics/fetch-of-worker';
import { updateWorker } from './workspaces/workers/update';
import { createWorkflow } from './workspaces/workflows/create';
import { fetchWorkflowCumulativeStatistics } from './workspaces/workflows/cumulative-statistics/fetch';
import { fetchWorkflow } from './workspaces/workflows/fetch';
import { listWorkflows } from './workspaces/workflows/list';
import { fetchWorkflowRealTimeStatistics } from './workspaces/workflows/real-time-statistics/fetch';
import { removeWorkflow } from './workspaces/workflows/remove';
import { fetchWorkflowStatistics } from './workspaces/workflows/statistics/fetch';
import { updateWorkflow } from './workspaces/workflows/update';

/** The register of TaskRouter's operations. */
export const taskRouterOperations: readonly Operation[] = [
  ...[createWorkspace, fetchWorkspace, listWorkspaces, updateWorkspace, removeWorkspace],
  ...[createActivity, fetchActivity, listActivities, updateActivity, removeActivity],
  ...[createTaskChannel, fetchTaskChannel, listTaskChannels, updateTaskChannel, removeTaskChannel],
  ...[createWorker, fetchWorker, listWorkers, updateWorker, removeWorker],
  ...[fetchWorkerChannel, listWorkerChannels, updateWorkerChannel],
  ...[fetchWorkerReservation, listWorkerReservations, updateWorkerReservation],
  ...[createTaskQueue, fetchTaskQueue, listTaskQueues, updateTaskQueue, removeTaskQueue],
  ...[createWorkflow, fetchWorkflow, listWorkflows, updateWorkflow, removeWorkflow],
  ...[createTask, fetchTask, listTasks, updateTask, removeTask],
  ...[fetchTaskReservation, listTaskReservations, updateTaskReservation],
  ...[fetchEvent, listEvents],
  ...[fetchWorkspaceStatistics, fetchWorkspaceCumulativeStatistics, fetchWorkspaceRealTimeStatistics],
  ...[fetchTaskQueueStatistics, fetchTaskQueueCumulativeStatistics, fetchTaskQueueRealTimeStatistics],
  ...[listTaskQueuesStatistics, createTaskQueueBulkRealTimeStatistics],
  ...[fetchWorkflowStatistics, fetchWorkflowCumulativeStatistics, fetchWorkflowRealTimeStatistics],
  ...[fetchWorkersStatistics, fetchWorkersCumulativeStatistics, fetchWorkersRealTimeStatistics],
  fetchWorkerStatistics,
];
