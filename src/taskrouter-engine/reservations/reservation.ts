import type { Instant } from '../instant';

export type ReservationStatus =
  'pending' | 'accepted' | 'rejected' | 'timeout' | 'canceled' | 'rescinded' | 'wrapping' | 'completed';

export interface Reservation {
  readonly sid: string;
  readonly version: number;
  readonly status: ReservationStatus;
  readonly taskSid: string;
  readonly workerSid: string;
  readonly workerName: string;
  readonly taskChannelSid: string;
  /** In a single-tasking workspace: the activity that the worker was in when the task was offered. */
  readonly previousActivitySid: string | null;
  /** When a pending reservation times out, unless its worker is being connected. */
  readonly expiresAt: Instant;
  /** The worker has said yes, and the line to the customer is being set up. */
  readonly isConnecting: boolean;
  readonly dateCreated: Instant;
  readonly dateUpdated: Instant;
}

/** It takes a place of the worker's capacity. */
export const isLive = ({ status }: Reservation): boolean =>
  status === 'pending' || status === 'accepted' || status === 'wrapping';

/** The worker has taken the task. */
export const isAssigned = ({ status }: Reservation): boolean =>
  status === 'accepted' || status === 'wrapping';
