import { emitResourceEvent } from '../events/resource-events';
import { putTaskQueue } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { checkTaskQueue, type TaskQueueParameters } from './parameters';
import type { TaskQueue } from './task-queue';

export type NewTaskQueue = Pick<TaskQueueParameters, 'friendlyName'> & Partial<TaskQueueParameters>;

/** twilio.com/docs/taskrouter/api/task-queue: every worker is a target unless the caller says otherwise. */
const DEFAULTS = {
  targetWorkers: '1==1',
  taskOrder: 'FIFO',
  maxReservedWorkers: 1,
  reservationActivitySid: null,
  assignmentActivitySid: null,
};

/** Creates a task queue. Throws EngineError `invalid`. */
export function createTaskQueue(state: WorkspaceState, parameters: NewTaskQueue): TaskQueue {
  const { now, sids } = state.world;
  const fields = checkTaskQueue(state, { ...DEFAULTS, ...parameters });
  const queue = putTaskQueue(state, { sid: sids.next('WQ'), ...fields, dateCreated: now, dateUpdated: now });
  emitResourceEvent(state, 'task-queue.created', 'taskqueue', queue);
  return queue;
}
