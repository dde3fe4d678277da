import { changedTask } from '../tasks/changed-task';
import { reservationOf, taskOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changeReservation, pendingReservationsOf, tellReservation } from './change-reservation';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/** The worker takes the task. The first acceptance wins: other pending reservations of the task are rescinded. */
export function acceptReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  expectStatus(reservation, ['pending'], 'accepted');
  const accepted = changeReservation(state, reservation, 'accepted');
  const rescinded = pendingReservationsOf(state, accepted.taskSid).map((other) =>
    changeReservation(state, other, 'rescinded'),
  );
  const task = taskOf(state, accepted.taskSid);
  putTask(state, changedTask(state, task, { status: 'assigned', assignedAt: state.world.now }));
  for (const ended of [accepted, ...rescinded]) tellReservation(state, ended);
  return reservationOf(state, accepted.sid);
}
