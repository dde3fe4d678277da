import { completeTask } from '../tasks/complete-task';
import { reservationOf, taskOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/** The work is done; the task is completed with it. */
export function completeReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  expectStatus(reservation, ['accepted', 'wrapping'], 'completed');
  completeTask(state, taskOf(state, reservation.taskSid), null, 'reservation');
  return reservationOf(state, reservation.sid);
}
