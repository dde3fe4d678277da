import type { Worker } from '../workers/worker';
import type { WorkspaceState } from '../world/world';
import { mayBeAsked } from './choose-worker';
import type { WaitingClass } from './matching-index';
import { orderAcrossQueues, orderWithinQueue } from './task-order';

const headOf = (waitingClass: WaitingClass) => waitingClass.tasks.first()!;

/** Whether the first of these classes is to be served before the other. */
export function goesBefore(state: WorkspaceState, one: WaitingClass, other: WaitingClass): boolean {
  const order =
    one.queueSid === other.queueSid
      ? orderWithinQueue[state.taskQueues.get(one.queueSid)!.taskOrder]
      : orderAcrossQueues[state.workspace.prioritizeQueueOrder];
  return order(headOf(one), headOf(other)) < 0;
}

/** The class whose first task an idle worker should be offered, or null when nothing waits for this worker. */
export function chooseClassFor(state: WorkspaceState, worker: Worker): WaitingClass | null {
  let best: WaitingClass | null = null;
  for (const lane of state.matching.placesOfWorker.get(worker.sid)?.keys() ?? []) {
    for (const waitingClass of state.matching.waiting.get(lane)?.values() ?? []) {
      if (best !== null && !goesBefore(state, waitingClass, best)) continue;
      if (mayBeAsked(state, waitingClass.target, headOf(waitingClass), worker)) best = waitingClass;
    }
  }
  return best;
}
