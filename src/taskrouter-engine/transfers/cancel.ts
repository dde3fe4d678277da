import { invalid } from '../errors';
import {
  changeReservation,
  pendingReservationsOf,
  tellReservation,
} from '../reservations/change-reservation';
import { release } from '../workers/occupy';
import { taskOf, transferOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { bringBack } from './change-transfer';
import type { Transfer } from './transfer';

/**
 * Calls a transfer off: nobody is asked any more, and the task is back with the worker who has it. Throws EngineError
 * `not-found`, or `invalid` when it is not open.
 */
export function cancelTransfer(state: WorkspaceState, sid: string): Transfer {
  const transfer = transferOf(state, sid);
  if (transfer.status !== 'initiated') {
    throw invalid(`Transfer ${sid} is already ${transfer.status} . Cannot cancel transfer.`);
  }
  const asked = pendingReservationsOf(state, transfer.taskSid).map((reservation) =>
    changeReservation(state, reservation, 'canceled'),
  );
  const task = taskOf(state, transfer.taskSid);
  const canceled = bringBack(state, task, task.transfer!, 'canceled', null);
  for (const reservation of asked) tellReservation(state, reservation);
  for (const reservation of asked) release(state, reservation);
  return canceled;
}
