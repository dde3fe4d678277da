import { returnToQueue, withdrawReservation } from '../routing/return-to-queue';
import { release } from '../workers/occupy';
import { reservationOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/**
 * An offer is withdrawn by the platform, as when a call to its worker fails; the task waits again. Nothing that REST could
 * ask for. Throws EngineError `not-found`, or `invalid` when it is not pending.
 */
export function cancelReservation(state: WorkspaceState, sid: string): Reservation {
  const reservation = reservationOf(state, sid);
  expectStatus(reservation, ['pending'], 'canceled');
  withdrawReservation(state, reservation, 'canceled');
  release(state, reservation);
  returnToQueue(state, reservation.taskSid, 'reservation_canceled');
  return reservationOf(state, sid);
}
