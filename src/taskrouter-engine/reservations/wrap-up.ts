import { wrapUpTask } from '../tasks/wrap-up-task';
import { reservationOf, taskOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import { expectNoTransfer, isShared, leaveTask } from './leave-task';
import type { Reservation } from './reservation';

/** The conversation is over, the worker's after-work begins; the task follows, unless another worker has it, too. */
export function wrapUpReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  expectStatus(reservation, ['accepted'], 'wrapping');
  expectNoTransfer(state, reservation);
  if (isShared(state, reservation)) leaveTask(state, reservation, 'wrapping');
  else wrapUpTask(state, taskOf(state, reservation.taskSid));
  return reservationOf(state, reservation.sid);
}
