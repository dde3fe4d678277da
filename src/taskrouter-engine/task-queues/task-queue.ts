import type { Instant } from '../instant';
import type { QueueOrder } from '../workspaces/workspace';

export interface TaskQueue {
  readonly sid: string;
  readonly friendlyName: string;
  /** An expression over worker attributes; empty means that no worker is eligible. */
  readonly targetWorkers: string;
  readonly taskOrder: QueueOrder;
  /** How many workers may be offered one task at the same time. */
  readonly maxReservedWorkers: number;
  /** Kept for single-tasking workspaces, which this engine has none of; without effect. */
  readonly reservationActivitySid: string | null;
  readonly assignmentActivitySid: string | null;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
