import { emitTransferEvent } from '../events/transfer-events';
import { assignedReservationsOf } from '../reservations/change-reservation';
import { changedTask } from '../tasks/changed-task';
import type { OpenTransfer, Task, TaskStatus } from '../tasks/task';
import { taskOf, transferOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { Transfer } from './transfer';

/** Writes how a transfer ended. Its event is told apart, once the task has followed. */
export function closeTransfer(
  state: WorkspaceState,
  { sid }: OpenTransfer,
  status: 'completed' | 'failed' | 'canceled',
  failedReason: string | null = null,
): Transfer {
  const closed = { ...transferOf(state, sid), status, failedReason, dateUpdated: state.world.now };
  state.transfers.set(sid, closed);
  return closed;
}

/** What a task is whose reservations are as they are: somebody talks, or everybody wraps up. */
export const assignedStatusOf = (state: WorkspaceState, taskSid: string): TaskStatus =>
  assignedReservationsOf(state, taskSid).some(({ status }) => status === 'accepted')
    ? 'assigned'
    : 'wrapping';

/** Nobody took it: the task is back where it was, with the worker who wanted to hand it over. */
export function bringBack(
  state: WorkspaceState,
  task: Task,
  open: OpenTransfer,
  status: 'failed' | 'canceled',
  why: string | null,
): Transfer {
  const closed = closeTransfer(state, open, status, why);
  putTask(
    state,
    changedTask(state, task, {
      status: assignedStatusOf(state, task.sid),
      transfer: null,
      position: open.back,
    }),
  );
  emitTransferEvent(state, status === 'failed' ? 'task.transfer-failed' : 'task.transfer-canceled', closed);
  return closed;
}

/**
 * An offer of a task in transfer ended without acceptance. A worker was the only one who could have taken it; in a queue
 * somebody else still may.
 */
export function transferNotTaken(
  state: WorkspaceState,
  task: Task,
  open: OpenTransfer,
  { reason, isLast }: { readonly reason: string; readonly isLast: boolean },
): void {
  const transfer = transferOf(state, open.sid);
  if (transfer.type === 'WORKER' || isLast) {
    bringBack(state, taskOf(state, task.sid), open, 'failed', reason);
  } else {
    emitTransferEvent(state, 'task.transfer-attempt-failed', { ...transfer, failedReason: reason });
  }
}
