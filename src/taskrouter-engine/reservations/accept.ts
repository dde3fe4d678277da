import { emitTransferEvent } from '../events/transfer-events';
import { changedTask } from '../tasks/changed-task';
import { closeTransfer } from '../transfers/change-transfer';
import { occupy, release } from '../workers/occupy';
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
  const handedOver = task.transfer && closeTransfer(state, task.transfer, 'completed');
  const assignedAt = task.assignedAt ?? state.world.now;
  putTask(state, changedTask(state, task, { status: 'assigned', assignedAt, transfer: null }));
  for (const ended of [accepted, ...rescinded]) tellReservation(state, ended);
  occupy(state, accepted, task.position.queueSid, 'assignmentActivitySid');
  for (const other of rescinded) release(state, other);
  if (handedOver !== null) emitTransferEvent(state, 'task.transfer-completed', handedOver);
  return reservationOf(state, accepted.sid);
}
