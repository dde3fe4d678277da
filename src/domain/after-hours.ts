import type { Instant } from './json';

/**
 * What happens outside the hours: the customer is told and it ends; or it waits, with nobody, until the queue opens; or
 * the call ends, and they are called back then; or they are asked to leave a message; or it goes on as an e-mail.
 */
export const AFTER_HOURS_KINDS = ['message', 'hold', 'callback', 'voicemail', 'email'] as const;
export type AfterHoursKind = (typeof AFTER_HOURS_KINDS)[number];

/** Every queue of the route was closed at the instant of the decision. A snapshot: it holds whatever calendars say later. */
export interface AfterHours {
  readonly kind: AfterHoursKind;
  /** What the customer is told, in their language where the policy has it, with the opening in it. */
  readonly text: string;
  /** The queue that opens first. */
  readonly queue: string;
  /** Null: in no time that calendars know of; then the kind is `message`. */
  readonly opensAt: Instant | null;
  /** How long after the opening the last of those who wait for it goes on; absent: all go on at the opening. */
  readonly releaseWithinMs?: number | undefined;
}

/** A step that was left out, because its queue was closed. */
export interface ClosedStep {
  readonly queue: string;
  /** Null: nobody knows. */
  readonly opensAt: Instant | null;
}
