import type { Instant } from './json';

/** What a policy says of calling customers back. */
export interface CallbackRules {
  /** Calls that reach nobody, and calls that nobody made in time, each count as one. */
  readonly mostAttempts: number;
  readonly retryAfterMs: number;
  /** How long a call that is due waits for an agent. */
  readonly acceptWithinMs: number;
  /** What a caller hears who asked for it while they waited; null: the call just ends. */
  readonly text: string | null;
}

/** A customer who is called back: they wait without a call, and keep their place. */
export interface Callback {
  /** E.164. */
  readonly to: string;
  readonly failed: number;
  /** The instant of the next call was wished for, and calendars are still to be asked about it. */
  readonly unplanned: boolean;
  /** Null while it is open. */
  readonly result: 'reached' | 'failed' | null;
}

/** What somebody wishes for: `at` null is as soon as it is their turn. */
export interface CallbackWish {
  readonly to: string;
  readonly at: Instant | null;
}

export const CALLBACK_RESULTS = ['reached', 'no_answer'] as const;
export type CallbackResult = (typeof CALLBACK_RESULTS)[number];

export const DEFAULT_CALLBACKS: CallbackRules = {
  mostAttempts: 3,
  retryAfterMs: 30 * 60_000,
  acceptWithinMs: 4 * 3_600_000,
  text: null,
};

/**
 * What Twilio gives as the number of a caller who withholds theirs, as the keys of a telephone spell it: ANONYMOUS,
 * RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE.
 */
const WITHHELD: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

/** Whether it is a number that somebody can be called at: `+` and 7 to 15 digits (E.164). */
export const isPhoneNumber = (value: string | null): value is string =>
  value !== null && /^\+[1-9]\d{6,14}$/.test(value) && !WITHHELD.has(value);
