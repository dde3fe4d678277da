import type { Operation } from '../../http/operation';
import { createActivity } from './workspaces/activities/create';
import { fetchActivity } from './workspaces/activities/fetch';
import { listActivities } from './workspaces/activities/list';
import { removeActivity } from './workspaces/activities/remove';
import { updateActivity } from './workspaces/activities/update';
import { createWorkspace } from './workspaces/create';
import { fetchEvent } from './workspaces/events/fetch';
import { listEvents } from './workspaces/events/list';
import { fetchWorkspace } from './workspaces/fetch';
import { listWorkspaces } from './workspaces/list';
import { removeWorkspace } from './workspaces/remove';
import { createTaskChannel } from './workspaces/task-channels/create';
import { fetchTaskChannel } from './workspaces/task-channels/fetch';
import { listTaskChannels } from './workspaces/task-channels/list';
import { removeTaskChannel } from './workspaces/task-channels/remove';
import { updateTaskChannel } from './workspaces/task-channels/update';
import { createTaskQueue } from './workspaces/task-queues/create';
import { fetchTaskQueue } from './workspaces/task-queues/fetch';
import { listTaskQueues } from './workspaces/task-queues/list';
import { removeTaskQueue } from './workspaces/task-queues/remove';
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
import { fetchWorker } from './workspaces/workers/fetch';
import { listWorkers } from './workspaces/workers/list';
import { removeWorker } from './workspaces/workers/remove';
import { fetchWorkerReservation } from './workspaces/workers/reservations/fetch';
import { listWorkerReservations } from './workspaces/workers/reservations/list';
import { updateWorkerReservation } from './workspaces/workers/reservations/update';
import { updateWorker } from './workspaces/workers/update';
import { createWorkflow } from './workspaces/workflows/create';
import { fetchWorkflow } from './workspaces/workflows/fetch';
import { listWorkflows } from './workspaces/workflows/list';
import { removeWorkflow } from './workspaces/workflows/remove';
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
];

const STATISTICS = ['Statistics', 'CumulativeStatistics', 'RealTimeStatistics'];

const OWNERS_OF_STATISTICS = ['', '/TaskQueues/:sid', '/Workflows/:sid', '/Workers'];

/** Paths of TaskRouter's API that are known and not emulated. */
export const taskRouterNotEmulated: readonly string[] = [
  ...OWNERS_OF_STATISTICS.flatMap((owner) =>
    STATISTICS.map((name) => `/Workspaces/:workspaceSid${owner}/${name}`),
  ),
  '/Workspaces/:workspaceSid/Workers/:sid/Statistics',
  '/Workspaces/:workspaceSid/TaskQueues/Statistics',
  '/Workspaces/:workspaceSid/TaskQueues/RealTimeStatistics',
];
