import type { Instant } from '../instant';

export type TransferMode = 'WARM' | 'COLD';
export type TransferStatus = 'initiated' | 'completed' | 'failed' | 'canceled';

/** A worker hands an accepted task over, or brings somebody in, without a task of its own for it. */
export interface Transfer {
  readonly sid: string;
  readonly taskSid: string;
  readonly type: 'WORKER' | 'QUEUE';
  readonly mode: TransferMode;
  /** The worker or the queue, by SID. */
  readonly to: string;
  readonly status: TransferStatus;
  readonly failedReason: string | null;
  readonly initiatingWorkerSid: string;
  readonly initiatingReservationSid: string;
  readonly initiatingQueueSid: string;
  readonly initiatingWorkflowSid: string;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
