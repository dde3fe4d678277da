import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import type { Task } from '../tasks/task';
import { configurationOf } from '../workflows/configuration-of';
import { queuesIn } from '../workflows/read-configuration';
import { taskQueueOf } from '../world/lookup';
import { removeTaskQueue } from '../world/put';
import type { WorkspaceState } from '../world/world';

/** Deletes a queue that no task is in and no workflow refers to. Throws EngineError `not-found` or `invalid`. */
export function removeTaskQueueByRequest(state: WorkspaceState, sid: string): void {
  const queue = taskQueueOf(state, sid);
  const isIn = ({ position, transfer }: Task): boolean =>
    position.queueSid === sid || transfer?.back.queueSid === sid;
  if ([...state.tasks.values()].some(isIn)) {
    throw invalid(`TaskQueue ${sid} cannot be deleted while it has tasks`);
  }
  for (const [key, { workflowSid }] of state.workflowRevisions) {
    if (!queuesIn(configurationOf(state, key)).has(sid)) continue;
    throw invalid(`TaskQueue ${sid} cannot be deleted while Workflow ${workflowSid} refers to it`);
  }
  removeTaskQueue(state, sid);
  emitResourceEvent(state, 'task-queue.deleted', 'taskqueue', queue);
}
