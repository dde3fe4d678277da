import type { ReservationOnWrite } from '../../taskrouter-engine';
import type { Purpose } from '../callbacks/delivery';

/**
 * Which of the matching ones a rule takes: the n-th (from 1), the next k, every one, or each with a chance. The same seed
 * takes the same ones.
 */
export type Which =
  | { readonly nth: number }
  | { readonly next: number }
  | { readonly every: true }
  | { readonly chance: number; readonly seed: number };

/**
 * An event is not delivered, delivered twice, later, or after the next event of its task (at the latest after five
 * seconds). It is in the event log in any case.
 */
export interface EventFault {
  readonly on: 'event';
  readonly eventType: string;
  readonly action: 'drop' | 'duplicate' | 'delay' | 'reorder';
  /** Milliseconds. */
  readonly delayMs: number;
  readonly which: Which;
}

/** What a spoiled request is answered with; `stale`: as if what is newer than `staleMs` were not there yet. */
export const REQUEST_ANSWERS = [404, 409, 412, 429, 500, 'timeout', 'stale'] as const;

/**
 * A request is answered otherwise than it should be. Before the commit nothing happens; after it everything has
 * happened, only the caller does not learn it. Only 500 and `timeout` can come after it.
 */
export interface RequestFault {
  readonly on: 'request';
  readonly method: string;
  /** A path of the API from its version on; `*` stands for one segment. */
  readonly path: string;
  readonly answer: (typeof REQUEST_ANSWERS)[number];
  readonly commit: 'before' | 'after';
  /** Seconds, sent as Retry-After with a 429. */
  readonly retryAfter: number | null;
  /** Milliseconds. */
  readonly staleMs: number;
  readonly which: Which;
}

/** What a write of attributes does to a pending reservation, from here on. */
export interface WriteFault {
  readonly on: 'write';
  readonly pendingReservation: ReservationOnWrite;
}

/**
 * A request of the emulator's does not reach the application (`refuse`: its receiver is down), or is answered too late
 * (`late`: it was received, and its answer no longer counts).
 */
export interface CallbackFault {
  readonly on: 'callback';
  readonly kind: Purpose['kind'];
  readonly action: 'refuse' | 'late';
  readonly which: Which;
}

/** The caller hangs up just before an agent's acceptance arrives. */
export interface AcceptFault {
  readonly on: 'accept';
  readonly action: 'hangup';
  readonly which: Which;
}

/** The agent who is asked by an invite of an Interaction declines at once. */
export interface InviteFault {
  readonly on: 'invite';
  readonly action: 'decline';
  readonly which: Which;
}

export type FaultRule = EventFault | RequestFault | WriteFault | CallbackFault | AcceptFault | InviteFault;

type WhichInput =
  | { readonly nth?: number }
  | { readonly next: number }
  | { readonly every: true }
  | { readonly chance: number; readonly seed?: number };

/** A rule as it is written: the first match, and before the commit, unless it says otherwise. */
export type FaultInput =
  | ({
      readonly on: 'event';
      readonly eventType: string;
      readonly action: EventFault['action'];
      /** With `delay`; 5,000 unless told. */
      readonly delayMs?: number;
    } & WhichInput)
  | ({
      readonly on: 'request';
      /** A method and a path, with `*` for any one segment: `POST /v1/Workspaces/WS…/Tasks`. */
      readonly match: string;
      readonly answer: RequestFault['answer'];
      readonly commit?: 'before' | 'after';
      readonly retryAfter?: number;
      /** With `stale`; 5,000 unless told. */
      readonly staleMs?: number;
    } & WhichInput)
  | ({
      readonly on: 'callback';
      readonly kind: CallbackFault['kind'];
      readonly action: CallbackFault['action'];
    } & WhichInput)
  | ({ readonly on: 'accept'; readonly action: 'hangup' } & WhichInput)
  | ({ readonly on: 'invite'; readonly action: 'decline' } & WhichInput)
  | WriteFault;
