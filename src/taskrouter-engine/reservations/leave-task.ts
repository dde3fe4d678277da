import { invalid } from '../errors';
import { emitTaskEvent } from '../events/task-events';
import { changedTask } from '../tasks/changed-task';
import { assignedStatusOf } from '../transfers/change-transfer';
import { taskOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { assignedReservationsOf, changeReservation, tellReservation } from './change-reservation';
import type { Reservation } from './reservation';

/** Whether another worker has the task, too, as after a transfer. */
export const isShared = (state: WorkspaceState, { sid, taskSid }: Reservation): boolean =>
  assignedReservationsOf(state, taskSid).some((other) => other.sid !== sid);

/** One of several workers stops, or is done: the task goes on with the others, and wraps up once they all do. */
export function leaveTask(
  state: WorkspaceState,
  reservation: Reservation,
  status: 'wrapping' | 'completed',
): void {
  const changed = changeReservation(state, reservation, status);
  const task = taskOf(state, reservation.taskSid);
  const after = assignedStatusOf(state, task.sid);
  if (after !== task.status) putTask(state, changedTask(state, task, { status: after }));
  tellReservation(state, changed);
  if (after !== task.status) emitTaskEvent(state, 'task.wrapup', task.sid);
}

/** Throws EngineError `invalid` while the task is being transferred. */
export function expectNoTransfer(state: WorkspaceState, { taskSid }: Reservation): void {
  const { transfer } = taskOf(state, taskSid);
  if (transfer !== null) throw invalid(`Task ${taskSid} has an open transfer ${transfer.sid}`);
}
