import type { EventFate } from './delivery';
import type { Instant } from './json';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often TaskRouter's log is compared with what reached us. */
export const RECONCILE_EVERY_MS = 30 * SECOND;

/** The log is read again this far back: it is written a moment later than what it tells of. */
export const OVERLAP_MS = 5 * MINUTE;

/** What is younger may still be on its way by webhook: Twilio gives one 15 s. */
export const UNDER_WAY_MS = 15 * SECOND;

/** TaskRouter's log goes back 30 days, and refuses to be asked for more (Twilio docs, "Events resource"). */
const LOG_REACHES_MS = 30 * DAY - HOUR;

/** What is read and made good at one time, however long nobody has read. */
const SPAN_MS = HOUR;

/** Up to where the log should have been read by now, with one run late. */
export const LATE_AFTER_MS = 3 * MINUTE;

/** The name of the watermark: how far TaskRouter's log was compared with the inbox. */
export const eventLogWatermark = (workspaceSid: string): string => `taskrouter-events/${workspaceSid}`;

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * What is to be read of the log at `now`, the oldest first; each span is made good before the next one is read.
 *
 * @param reached how far it was read before; null when it never was
 */
export function spansToRead(reached: Instant | null, now: Instant): Span[] {
  const until = now - UNDER_WAY_MS;
  // A clock that was ahead once has left a watermark that is still to come: the log is read all the same.
  const begin = Math.max(Math.min(reached ?? until, until) - OVERLAP_MS, now - LOG_REACHES_MS);
  const spans: Span[] = [];
  for (let from = begin; from < until; from += SPAN_MS) {
    spans.push({ from, to: Math.min(from + SPAN_MS, until) });
  }
  return spans;
}

/** What one reading of the log came to. Counts of events, but for `pages`: calls to Twilio. */
export interface Reconciled {
  /** How far the log is read now. */
  readonly watermark: Instant;
  readonly pages: number;
  readonly read: number;
  /** What no webhook had brought, by what became of it: `signalled` was made good. */
  readonly missed: Readonly<Record<EventFate, number>>;
  /** Of those, the ones that a fault of ours kept from being delivered; they are kept as `unknown`. */
  readonly failed: number;
}
