import { invalid } from '../errors';
import { emitWorkerEvent } from '../events/worker-events';
import { pendingReservationsOfWorker } from '../reservations/live-of-worker';
import { returnToQueue, withdrawReservation } from '../routing/return-to-queue';
import { workerOf } from '../world/lookup';
import { expectVersion, type ExpectedVersion } from '../world/expect-version';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changeActivity } from './change-activity';
import type { Worker } from './worker';
import { activityFor, checkWorkerAttributes, checkWorkerName } from './worker-parameters';

export interface WorkerChange {
  readonly friendlyName?: string;
  readonly activitySid?: string;
  /** A JSON object that replaces the attributes whole. */
  readonly attributes?: string;
  /** Rejects what is pending; only together with an activity that is not available. */
  readonly rejectPendingReservations?: boolean;
}

/** Changes a worker. Throws EngineError `not-found`, `version-mismatch` or `invalid`. */
export function updateWorker(
  state: WorkspaceState,
  sid: string,
  change: WorkerChange,
  expected: ExpectedVersion = null,
): Worker {
  const worker = workerOf(state, sid);
  expectVersion(worker, expected);
  const activity = activityFor(state, change.activitySid ?? worker.activitySid);
  if (change.rejectPendingReservations && activity.available) {
    throw invalid('Unable to reject pending reservations when updating to an Available activity state.');
  }
  writeFields(state, worker, change);
  changeActivity(state, sid, activity.sid);
  if (change.rejectPendingReservations) rejectPending(state, sid);
  return workerOf(state, sid);
}

function writeFields(
  state: WorkspaceState,
  worker: Worker,
  { friendlyName, attributes }: WorkerChange,
): void {
  const fields = {
    ...(friendlyName === undefined ? {} : { friendlyName: checkWorkerName(state, friendlyName, worker.sid) }),
    ...(attributes === undefined ? {} : { attributes: checkWorkerAttributes(attributes) }),
  };
  if (Object.keys(fields).length === 0) return;
  const version = worker.version + 1;
  const written = putWorker(state, { ...worker, ...fields, version, dateUpdated: state.world.now });
  emitWorkerEvent(state, 'worker.attributes.update', written);
}

function rejectPending(state: WorkspaceState, workerSid: string): void {
  for (const reservation of pendingReservationsOfWorker(state, workerSid)) {
    withdrawReservation(state, reservation, 'rejected');
    returnToQueue(state, reservation.taskSid, 'reservation_rejected');
  }
}
