import type { ReservationOnWrite } from '../../taskrouter-engine';

/** Which of the matching ones a rule takes: the n-th (from 1), the next k, or every one. */
export type Which = { readonly nth: number } | { readonly next: number } | { readonly every: true };

/** An event is not delivered, or delivered twice. It stays in the event log either way. */
export interface EventFault {
  readonly on: 'event';
  readonly eventType: string;
  readonly action: 'drop' | 'duplicate';
  readonly which: Which;
}

/**
 * A request is answered otherwise than it should be. Before the commit nothing happens; after it everything has
 * happened, only the caller does not learn it. A 429 is always before.
 */
export interface RequestFault {
  readonly on: 'request';
  readonly method: string;
  /** A path of the API from its version on; `*` stands for one segment. */
  readonly path: string;
  readonly answer: 429 | 500 | 'timeout';
  readonly commit: 'before' | 'after';
  /** Seconds, sent as Retry-After with a 429. */
  readonly retryAfter: number | null;
  readonly which: Which;
}

/** What a write of attributes does to a pending reservation, from here on. */
export interface WriteFault {
  readonly on: 'write';
  readonly pendingReservation: ReservationOnWrite;
}

export type FaultRule = EventFault | RequestFault | WriteFault;

type WhichInput = { readonly nth?: number } | { readonly next: number } | { readonly every: true };

/** A rule as it is written: the first match, and before the commit, unless it says otherwise. */
export type FaultInput =
  | ({ readonly on: 'event'; readonly eventType: string; readonly action: 'drop' | 'duplicate' } & WhichInput)
  | ({
      readonly on: 'request';
      /** A method and a path, with `*` for any one segment: `POST /v1/Workspaces/WS…/Tasks`. */
      readonly match: string;
      readonly answer: 429 | 500 | 'timeout';
      readonly commit?: 'before' | 'after';
      readonly retryAfter?: number;
    } & WhichInput)
  | WriteFault;
