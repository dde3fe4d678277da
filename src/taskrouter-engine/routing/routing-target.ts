import { workerTargetOf } from '../matching/wants-offer';
import { invalid } from '../errors';
import { referred } from '../parameters';
import { reserve } from '../reservations/reserve';
import { cancelTask } from '../tasks/cancel-task';
import type { Task } from '../tasks/task';
import { hasRoom } from '../workers/load';
import type { Worker } from '../workers/worker';
import { workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';

/** What a RoutingTarget leads to (twilio.com/docs/taskrouter/api/task). */
export type DirectWay =
  | { readonly kind: 'workflow'; readonly workflowSid: string }
  | { readonly kind: 'queue'; readonly queueSid: string }
  | { readonly kind: 'worker'; readonly workerSid: string };

/** Throws EngineError `invalid` unless it is a worker, queue or workflow of this workspace. */
export function directWay(state: WorkspaceState, target: string): DirectWay {
  switch (target.slice(0, 2)) {
    case 'WK':
      return { kind: 'worker', workerSid: referred('RoutingTarget', target, state.workers.get(target)).sid };
    case 'WQ':
      return { kind: 'queue', queueSid: referred('RoutingTarget', target, state.taskQueues.get(target)).sid };
    case 'WW':
      return {
        kind: 'workflow',
        workflowSid: referred('RoutingTarget', target, state.workflows.get(target)).sid,
      };
    default:
      throw invalid(`RoutingTarget ${target} is no Worker, TaskQueue or Workflow`);
  }
}

/** Whether the worker could be offered this task now, whatever their queues. */
export const mayBeReserved = (state: WorkspaceState, task: Task, worker: Worker): boolean =>
  state.activities.get(worker.activitySid)!.available &&
  hasRoom(state, worker, worker.channels[task.taskChannelSid]!);

/** Offers a task to the worker it was sent to, or cancels it: it has nowhere else to go. */
export function offerToWorker(state: WorkspaceState, task: Task, workerSid: string): void {
  const worker = workerOf(state, workerSid);
  if (task.ignoreCapacity || mayBeReserved(state, task, worker)) reserve(state, task, worker);
  else cancelForWorker(state, task, workerSid);
}

/** As a real workspace words it. */
const cancelForWorker = (state: WorkspaceState, task: Task, workerSid: string): void =>
  void cancelTask(state, task, `RoutingTarget not available for Reservation acceptance: ${workerSid}`);

/** Cancels a task whose only worker did not take it; false when it may go to others. */
export function endWithItsWorker(state: WorkspaceState, task: Task): boolean {
  const workerSid = workerTargetOf(task);
  if (workerSid === null) return false;
  cancelForWorker(state, task, workerSid);
  return true;
}
