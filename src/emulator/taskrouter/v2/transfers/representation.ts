import type { Transfer } from '../../../../taskrouter-engine';
import type { Emulator } from '../../../emulator';
import { isoDate } from '../../../http/dates';

export const representTransfer = (
  { account }: Emulator,
  base: string,
  workspaceSid: string,
  transfer: Transfer,
): object => ({
  sid: transfer.sid,
  account_sid: account.sid,
  workspace_sid: workspaceSid,
  task_sid: transfer.taskSid,
  transfer_type: transfer.type,
  transfer_mode: transfer.mode,
  transfer_to: transfer.to,
  transfer_status: transfer.status,
  transfer_failed_reason: transfer.failedReason,
  initiating_worker_sid: transfer.initiatingWorkerSid,
  initiating_reservation_sid: transfer.initiatingReservationSid,
  initiating_queue_sid: transfer.initiatingQueueSid,
  initiating_workflow_sid: transfer.initiatingWorkflowSid,
  date_created: isoDate(transfer.dateCreated),
  date_updated: isoDate(transfer.dateUpdated),
  url: `${base}/Workspaces/${workspaceSid}/Workers/${transfer.initiatingWorkerSid}/Transfers/${transfer.sid}`,
});
