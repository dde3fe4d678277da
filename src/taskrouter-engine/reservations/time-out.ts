import { returnToQueue, withdrawReservation } from '../routing/return-to-queue';
import { changeActivity } from '../workers/change-activity';
import type { WorkspaceState } from '../world/world';
import type { Reservation } from './reservation';

/**
 * Nobody answered: the worker goes to the workspace's timeout activity, or every offer would come back to an empty
 * chair, and the task waits again.
 */
export function timeOutReservation(state: WorkspaceState, reservation: Reservation): void {
  withdrawReservation(state, reservation, 'timeout');
  changeActivity(state, reservation.workerSid, state.workspace.timeoutActivitySid);
  returnToQueue(state, reservation.taskSid, 'reservation_timeout');
}
