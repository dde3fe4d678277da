import { epochSeconds } from '../instant';
import { taskOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import type { Transfer } from '../transfers/transfer';
import { emit } from './emit';
import { taskData } from './task-events';
import type { EventData } from './event';

export type TransferEvent =
  | 'task.transfer-initiated'
  | 'task.transfer-attempt-failed'
  | 'task.transfer-failed'
  | 'task.transfer-canceled'
  | 'task.transfer-completed';

const transferData = (transfer: Transfer): EventData => ({
  task_transfer_sid: transfer.sid,
  transfer_type: transfer.type,
  transfer_mode: transfer.mode,
  transfer_to: transfer.to,
  transfer_status: transfer.status,
  transfer_started: epochSeconds(transfer.dateCreated),
  transfer_initiating_worker_sid: transfer.initiatingWorkerSid,
  transfer_initiating_reservation_sid: transfer.initiatingReservationSid,
  ...(transfer.failedReason === null ? {} : { transfer_failed_reason: transfer.failedReason }),
});

/** An event about a transfer, with its task as it stands in its table. */
export const emitTransferEvent = (state: WorkspaceState, type: TransferEvent, transfer: Transfer): void =>
  emit(state, {
    type,
    resourceType: 'transfer',
    resourceSid: transfer.sid,
    description: `Transfer ${transfer.sid} of Task ${transfer.taskSid} to ${transfer.to}: ${type}`,
    data: Object.assign(taskData(state, taskOf(state, transfer.taskSid)), transferData(transfer)),
  });
