import type { Instant } from '../json';

/**
 * The open hours that lie ahead, as instants: what arithmetic with them needs, without a zone or a calendar. Worked out
 * once, in an activity; what the calendar says later changes nothing.
 */
export interface Openings {
  /** The calendar's name. */
  readonly calendar: string;
  readonly from: Instant;
  /** In seconds from `from` on: so long closed, so long open, so long closed, and so on. After the last all time counts. */
  readonly seconds: readonly number[];
}

/** Null: all time counts. */
export type Hours = Openings | null;

interface Span {
  readonly opens: Instant;
  readonly closes: Instant;
}

function* spansOf({ from, seconds }: Openings): Generator<Span> {
  let at = from;
  for (let n = 0; n < seconds.length; n += 2) {
    const opens = at + (seconds[n] ?? 0) * 1_000;
    at = opens + (seconds[n + 1] ?? 0) * 1_000;
    yield { opens, closes: at };
  }
  yield { opens: at, closes: Infinity };
}

/** The open milliseconds between two instants; none where the second is the earlier one. */
export function workedBetween(hours: Hours, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  if (hours === null) return to - from;
  let sum = 0;
  for (const { opens, closes } of spansOf(hours)) {
    if (opens >= to) break;
    sum += Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  }
  return sum;
}

/** The first instant by which so many milliseconds were open since `from`: `from` itself for none. */
export function instantAfter(hours: Hours, from: Instant, ms: number): Instant {
  if (hours === null || ms <= 0) return from + Math.max(0, ms);
  let left = ms;
  for (const { opens, closes } of spansOf(hours)) {
    const begins = Math.max(from, opens);
    const length = closes - begins;
    if (length <= 0) continue;
    if (left <= length) return begins + left;
    left -= length;
  }
  return from + ms;
}

/** The first instant from `at` on at which it is open. */
export function nextOpen(hours: Hours, at: Instant): Instant {
  if (hours === null) return at;
  for (const { opens, closes } of spansOf(hours)) {
    if (closes > at) return Math.max(at, opens);
  }
  return at;
}
