import type { Instant } from '../instant';

export type QueueOrder = 'FIFO' | 'LIFO';

export interface Workspace {
  readonly sid: string;
  readonly friendlyName: string;
  readonly defaultActivitySid: string;
  readonly timeoutActivitySid: string;
  /** Empty when there is none. */
  readonly eventCallbackUrl: string;
  /** Event types, comma separated, that the callback is limited to; null means all. */
  readonly eventsFilter: string | null;
  readonly prioritizeQueueOrder: QueueOrder;
  /** False in a legacy single-tasking workspace: a worker has one task at a time, on whatever channel. */
  readonly multiTaskEnabled: boolean;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
