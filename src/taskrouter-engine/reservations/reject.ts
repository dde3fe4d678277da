import { referred } from '../parameters';
import { returnToQueue, withdrawReservation } from '../routing/return-to-queue';
import { changeActivity } from '../workers/change-activity';
import { release } from '../workers/occupy';
import { reservationOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/** The worker declines; the task waits again, and may come back to the same worker. */
export function rejectReservation(
  state: WorkspaceState,
  reservation: Reservation,
  workerActivitySid?: string,
): Reservation {
  expectStatus(reservation, ['pending'], 'rejected');
  const activity =
    workerActivitySid === undefined
      ? null
      : referred('WorkerActivitySid', workerActivitySid, state.activities.get(workerActivitySid));
  withdrawReservation(state, reservation, 'rejected');
  if (activity === null) release(state, reservation);
  else changeActivity(state, reservation.workerSid, activity.sid);
  returnToQueue(state, reservation.taskSid, 'reservation_rejected');
  return reservationOf(state, reservation.sid);
}
