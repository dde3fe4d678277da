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
  /** Of single-tasking workspaces: where a worker is while a task is offered, and once it is accepted. */
  readonly reservationActivitySid: string | null;
  readonly assignmentActivitySid: string | null;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
