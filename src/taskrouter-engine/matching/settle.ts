import { reserve } from '../reservations/reserve';
import type { WorkspaceState } from '../world/world';
import { chooseClassFor, goesBefore } from './choose-task';
import { chooseWorker } from './choose-worker';
import type { WaitingClass } from './matching-index';

/**
 * Offers what can be offered, until nobody idle could take anything that waits: the task that goes first, to the
 * worker whose turn it is. Only what changed since the last time is looked at, because before that change no idle
 * worker could take any waiting task.
 */
export function settle(state: WorkspaceState): void {
  for (let next = nextClass(state); next !== null; next = nextClass(state)) {
    const task = next.tasks.first()!;
    const worker = chooseWorker(state, next.target, task);
    if (worker === null) {
      state.matching.dirtyClasses.delete(next);
      continue;
    }
    reserve(state, task, worker);
  }
}

/** The first class among the changed ones and those a changed worker could serve. */
function nextClass(state: WorkspaceState): WaitingClass | null {
  const { dirtyClasses, dirtyWorkers } = state.matching;
  for (const workerSid of dirtyWorkers) {
    const candidate = chooseClassFor(state, state.workers.get(workerSid)!);
    if (candidate !== null) dirtyClasses.add(candidate);
    else dirtyWorkers.delete(workerSid);
  }
  let best: WaitingClass | null = null;
  for (const waitingClass of dirtyClasses) {
    if (best === null || goesBefore(state, waitingClass, best)) best = waitingClass;
  }
  return best;
}
