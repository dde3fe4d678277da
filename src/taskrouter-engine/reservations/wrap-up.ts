import { wrapUpTask } from '../tasks/wrap-up-task';
import { reservationOf, taskOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/** The conversation is over, the worker's after-work begins; the task follows. */
export function wrapUpReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  expectStatus(reservation, ['accepted'], 'wrapping');
  wrapUpTask(state, taskOf(state, reservation.taskSid));
  return reservationOf(state, reservation.sid);
}
