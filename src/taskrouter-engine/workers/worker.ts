import type { Instant } from '../instant';

/** A worker's share in one task channel. Every worker has one for every task channel of the workspace. */
export interface WorkerChannel {
  readonly sid: string;
  readonly taskChannelSid: string;
  readonly configuredCapacity: number;
  readonly available: boolean;
  /** When a reservation of this channel last began, was accepted or ended. */
  readonly lastBusyAt: Instant;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}

export interface Worker {
  readonly sid: string;
  readonly version: number;
  /** Unique in the workspace, whatever the case of its letters. */
  readonly friendlyName: string;
  /** A JSON object, as the caller wrote it. */
  readonly attributes: string;
  readonly activitySid: string;
  /** When the activity last changed. */
  readonly dateStatusChanged: Instant;
  /** When the worker last went from unavailable to available. */
  readonly availableSince: Instant;
  /** By task channel SID. */
  readonly channels: Readonly<Record<string, WorkerChannel>>;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}
