import {
  changeReservation,
  pendingReservationsOf,
  tellReservation,
} from '../reservations/change-reservation';
import type { Reservation } from '../reservations/reservation';
import { cancelTask } from '../tasks/cancel-task';
import { changedTask } from '../tasks/changed-task';
import { transferNotTaken } from '../transfers/change-transfer';
import { taskOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { leaveElapsedTargets } from './leave-elapsed-targets';
import { endWithItsWorker } from './routing-target';

/** How often a task may go from pending to reserved (twilio.com/docs/taskrouter/limits). */
export const MAX_ASSIGNMENT_COUNT = 1_000;
export const ASSIGNMENT_COUNT_REASON = 'Task TTL Exceeded or Max assignment count exceeded';

/** Ends a pending reservation without acceptance; its task waits again once no reservation of it is pending. */
export function withdrawReservation(
  state: WorkspaceState,
  reservation: Reservation,
  status: 'rejected' | 'timeout' | 'canceled',
): void {
  const ended = changeReservation(state, reservation, status);
  const isLast = pendingReservationsOf(state, ended.taskSid).length === 0;
  const task = taskOf(state, ended.taskSid);
  putTask(state, changedTask(state, task, isLast ? { status: 'pending' } : {}));
  tellReservation(state, ended);
}

/** Finds the place of a task that came back from a reservation: targets that timed out meanwhile are jumped. */
export function returnToQueue(state: WorkspaceState, taskSid: string, reEvaluated: string): void {
  const task = taskOf(state, taskSid);
  if (task.status !== 'pending') return;
  const isLast = task.assignmentCount >= MAX_ASSIGNMENT_COUNT;
  if (task.transfer !== null) {
    return transferNotTaken(state, task, task.transfer, { reason: reEvaluated, isLast });
  }
  if (endWithItsWorker(state, task)) return;
  if (isLast) cancelTask(state, task, ASSIGNMENT_COUNT_REASON);
  else leaveElapsedTargets(state, task, { reEvaluated });
}
