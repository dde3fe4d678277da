import { completeTask } from '../tasks/complete-task';
import { reservationOf, taskOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { expectStatus } from './expect-status';
import { expectNoTransfer, isShared, leaveTask } from './leave-task';
import type { Reservation } from './reservation';

/** The work is done; the task is completed with it, unless another worker has it, too. */
export function completeReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  expectStatus(reservation, ['accepted', 'wrapping'], 'completed');
  expectNoTransfer(state, reservation);
  if (isShared(state, reservation)) leaveTask(state, reservation, 'completed');
  else completeTask(state, taskOf(state, reservation.taskSid), null, 'reservation');
  return reservationOf(state, reservation.sid);
}
