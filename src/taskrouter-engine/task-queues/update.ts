import { emit } from '../events/emit';
import { taskQueueOf } from '../world/lookup';
import { putTaskQueue } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { checkTaskQueue, type TaskQueueParameters } from './parameters';
import type { TaskQueue } from './task-queue';

export type TaskQueueChange = Partial<TaskQueueParameters>;

/**
 * Changes a task queue. Its waiting tasks are tested against the new workers at once; pending reservations stay.
 * Throws EngineError `not-found` or `invalid`.
 */
export function updateTaskQueue(state: WorkspaceState, sid: string, change: TaskQueueChange): TaskQueue {
  const before = taskQueueOf(state, sid);
  const fields = checkTaskQueue(state, { ...before, ...change });
  const queue = putTaskQueue(state, { ...before, ...fields, dateUpdated: state.world.now });
  if (queue.targetWorkers !== before.targetWorkers) tellExpression(state, queue);
  return queue;
}

const tellExpression = (state: WorkspaceState, queue: TaskQueue): void =>
  emit(state, {
    type: 'task-queue.expression.updated',
    resourceType: 'taskqueue',
    resourceSid: queue.sid,
    description: `TargetWorkers of TaskQueue ${queue.friendlyName} updated`,
    data: {
      task_queue_sid: queue.sid,
      task_queue_name: queue.friendlyName,
      task_queue_target_expression: queue.targetWorkers,
    },
  });
