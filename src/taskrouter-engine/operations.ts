import { createActivity } from './activities/create';
import { listActivities } from './activities/list';
import { removeActivity } from './activities/remove';
import { updateActivity } from './activities/update';
import { eventOf, listEvents } from './events/list';
import { cancelReservation } from './reservations/cancel';
import { acceptConnected, connectReservation } from './reservations/connect';
import { listReservationsOfTask, listReservationsOfWorker } from './reservations/list';
import { updateReservation } from './reservations/update';
import { taskQueueCumulative, workflowCumulative, workspaceCumulative } from './statistics/cumulative';
import {
  taskQueueRealTime,
  workersRealTime,
  workflowRealTime,
  workspaceRealTime,
} from './statistics/real-time';
import { workerCumulative, workersCumulative } from './statistics/workers-cumulative';
import { createTaskChannel } from './task-channels/create';
import type { TaskChannel } from './task-channels/task-channel';
import { removeTaskChannel } from './task-channels/remove';
import { updateTaskChannel } from './task-channels/update';
import { createTaskQueue } from './task-queues/create';
import { listTaskQueues } from './task-queues/list';
import { removeTaskQueueByRequest } from './task-queues/remove';
import { updateTaskQueue } from './task-queues/update';
import { createTask } from './tasks/create';
import { listTasks } from './tasks/list';
import { removeTaskByRequest } from './tasks/remove';
import { updateTask } from './tasks/update';
import { cancelTransfer } from './transfers/cancel';
import { startTransfer } from './transfers/start';
import { createWorker } from './workers/create';
import { listWorkers } from './workers/list';
import { loadOf } from './workers/load';
import { removeWorkerByRequest } from './workers/remove';
import { updateWorkerChannel } from './workers/update-channel';
import { updateWorker } from './workers/update';
import { listWorkerChannels, workerChannelOf } from './workers/worker-channels';
import { createWorkflow } from './workflows/create';
import { listWorkflows } from './workflows/list';
import { removeWorkflow } from './workflows/remove';
import { updateWorkflow } from './workflows/update';
import * as lookup from './world/lookup';
import type { WorkspaceState } from './world/world';

/**
 * The register of what can be done in a workspace. Each takes the workspace first; an engine offers them bound, with
 * the workspace's SID in its place.
 */
export const operations = {
  activities: {
    create: createActivity,
    fetch: lookup.activityOf,
    list: listActivities,
    update: updateActivity,
    remove: removeActivity,
  },
  taskChannels: {
    create: createTaskChannel,
    fetch: lookup.taskChannelOf,
    list: ({ taskChannels }: WorkspaceState): TaskChannel[] => [...taskChannels.values()],
    update: updateTaskChannel,
    remove: removeTaskChannel,
  },
  workers: {
    create: createWorker,
    fetch: lookup.workerOf,
    list: listWorkers,
    update: updateWorker,
    remove: removeWorkerByRequest,
  },
  workerChannels: {
    fetch: workerChannelOf,
    list: listWorkerChannels,
    load: loadOf,
    update: updateWorkerChannel,
  },
  taskQueues: {
    create: createTaskQueue,
    fetch: lookup.taskQueueOf,
    list: listTaskQueues,
    update: updateTaskQueue,
    remove: removeTaskQueueByRequest,
  },
  workflows: {
    create: createWorkflow,
    fetch: lookup.workflowOf,
    list: listWorkflows,
    update: updateWorkflow,
    remove: removeWorkflow,
  },
  tasks: {
    create: createTask,
    fetch: lookup.taskOf,
    list: listTasks,
    update: updateTask,
    remove: removeTaskByRequest,
  },
  reservations: {
    fetch: lookup.reservationOf,
    listOfTask: listReservationsOfTask,
    listOfWorker: listReservationsOfWorker,
    update: updateReservation,
    cancel: cancelReservation,
    connect: connectReservation,
    acceptConnected,
  },
  transfers: {
    start: startTransfer,
    fetch: lookup.transferOf,
    cancel: cancelTransfer,
  },
  events: {
    fetch: eventOf,
    list: listEvents,
  },
  cumulativeStatistics: {
    ofWorkspace: workspaceCumulative,
    ofTaskQueue: taskQueueCumulative,
    ofWorkflow: workflowCumulative,
    ofWorkers: workersCumulative,
    ofWorker: workerCumulative,
  },
  realTimeStatistics: {
    ofWorkspace: workspaceRealTime,
    ofTaskQueue: taskQueueRealTime,
    ofWorkflow: workflowRealTime,
    ofWorkers: workersRealTime,
  },
};

type Bound<Operation> = Operation extends (state: WorkspaceState, ...parameters: infer Rest) => infer Result
  ? (workspaceSid: string, ...parameters: Rest) => Result
  : never;

/** The operations as an engine offers them. Each throws EngineError `not-found` when there is no such workspace. */
export type Operations = {
  readonly [Resource in keyof typeof operations]: {
    readonly [Name in keyof (typeof operations)[Resource]]: Bound<(typeof operations)[Resource][Name]>;
  };
};

type AnyOperation = (state: WorkspaceState, ...parameters: never[]) => unknown;

/** Binds every operation by the same wrapper. */
export const bindOperations = (
  bind: (operation: AnyOperation) => (workspaceSid: string, ...parameters: never[]) => unknown,
): Operations =>
  mapValues(operations, (resource) => mapValues(resource, bind as (one: unknown) => unknown)) as Operations;

const mapValues = (record: object, map: (value: never) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value as never)]));
