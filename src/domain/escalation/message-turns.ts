import type { Instant } from '../json';

/*
 * When a person's next message may be sent, so that a surge that opens sixty ladders at once does not call the same person
 * sixty times. Pure; what was sent to them, and who waits, is kept in the records, for ladders know nothing of each other.
 */

/** At most so many messages to one person within any such time. */
export interface MessageLimit {
  readonly most: number;
  readonly withinMs: number;
}

/** Ten in a quarter of an hour: more than anybody can look at, and less than a storm. */
export const DEFAULT_MESSAGE_LIMIT: MessageLimit = { most: 10, withinMs: 15 * 60_000 };

/** A message that was put off, and asks again at an instant. */
export interface PutOff {
  readonly askedAt: Instant;
  readonly again: Instant;
}

export interface TurnsOfPerson {
  /** When messages were sent within the limit's time, the oldest first; of these the newest ones, as many as may be. */
  readonly sent: readonly Instant[];
  /** Those of the others that were put off and asked first, in that order; as many as may be sent. */
  readonly ahead: readonly PutOff[];
}

/** Whoever was put off has so long to come, before somebody who asked later is let in in their place. */
export const COMES_WITHIN_MS = 60_000;

/** Null: now. Else when it asks again, at the end of the window at the latest: by then others may need it no more. */
export function turnAfter(
  { sent, ahead }: TurnsOfPerson,
  { most, withinMs }: MessageLimit,
  now: Instant,
): Instant | null {
  const free = most - sent.length;
  const due = ahead.filter(({ again }) => again <= now);
  if (free > due.length) return null;
  return free > 0 ? now + COMES_WITHIN_MS : sent[Math.min(ahead.length, sent.length - 1)]! + withinMs;
}
