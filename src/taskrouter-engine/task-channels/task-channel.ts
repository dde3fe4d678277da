import type { Instant } from '../instant';

export interface TaskChannel {
  readonly sid: string;
  readonly friendlyName: string;
  readonly uniqueName: string;
  /** Idleness is then counted on this channel alone. */
  readonly channelOptimizedRouting: boolean;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
