import { invalid } from '../errors';
import { emitWorkerEvent } from '../events/worker-events';
import { liveReservationsOfWorker } from '../reservations/live-of-worker';
import { workerOf } from '../world/lookup';
import { expectVersion, type ExpectedVersion } from '../world/expect-version';
import { removeWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';

/** Deletes a worker without live reservations. Throws EngineError `not-found`, `version-mismatch` or `invalid`. */
export function removeWorkerByRequest(
  state: WorkspaceState,
  sid: string,
  expected: ExpectedVersion = null,
): void {
  const worker = workerOf(state, sid);
  expectVersion(worker, expected);
  if (liveReservationsOfWorker(state, sid).length > 0) {
    throw invalid(`Worker ${sid} cannot be deleted while it has reservations`);
  }
  removeWorker(state, worker);
  emitWorkerEvent(state, 'worker.deleted', worker);
}
