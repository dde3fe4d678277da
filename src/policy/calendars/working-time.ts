import type { Instant } from '../../domain/json';
import { DAY_MS } from './day';
import { FIRST_YEAR, LAST_YEAR, openYear, yearOf } from './open-hours';
import type { OpenHours, OpenYear } from './open-hours';

/** How far ahead an answer is looked for: five years. What lies beyond counts as never. */
export const HORIZON_MS = 5 * 365 * DAY_MS;

/** The last year to look into, and the last instant that an answer may name. */
const horizonOf = (at: Instant) => {
  const until = at + HORIZON_MS;
  return { until, lastYear: Math.min(LAST_YEAR, new Date(until).getUTCFullYear()) };
};

/** How many of the ascending numbers are at most so large. */
function countUpTo(ascending: readonly number[], largest: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) <= largest) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The open milliseconds of the year before an instant in it. */
function openBefore({ opens, closes, before, totalMs }: OpenYear, at: Instant): number {
  const next = countUpTo(closes, at);
  const open = opens[next];
  return open === undefined ? totalMs : (before[next] ?? 0) + Math.max(0, at - open);
}

/** Whether the calendar is open at an instant: it is when it opens, it is not when it closes. */
export function isOpenAt(hours: OpenHours, at: Instant): boolean {
  const { opens, closes } = openYear(hours, yearOf(at));
  return (opens[countUpTo(closes, at)] ?? Infinity) <= at;
}

/**
 * When the opening began that holds an instant; null while the calendar is closed then. One that lasts for years counts
 * from the year before.
 */
export function openingAt(hours: OpenHours, at: Instant): Instant | null {
  let year = yearOf(at);
  const { opens, closes } = openYear(hours, year);
  let opened = opens[countUpTo(closes, at)] ?? Infinity;
  if (opened > at) return null;
  const firstYear = Math.max(FIRST_YEAR, year - 1);
  // Openings are cut at the turn of a year of UTC.
  for (; opened === Date.UTC(year, 0, 1) && year > firstYear; year--) {
    const before = openYear(hours, year - 1);
    if (before.closes.at(-1) !== opened) break;
    opened = before.opens.at(-1) ?? opened;
  }
  return opened;
}

/** The first instant from `at` on at which the calendar is open; null when there is none within HORIZON_MS. */
export function nextOpening(hours: OpenHours, at: Instant): Instant | null {
  const { until, lastYear } = horizonOf(at);
  for (let year = yearOf(at); year <= lastYear; year++) {
    const { opens, closes } = openYear(hours, year);
    const open = opens[countUpTo(closes, at)];
    if (open !== undefined) return open > until ? null : Math.max(at, open);
  }
  return null;
}

/** The first instant from `at` on at which the calendar is closed; null when there is none within HORIZON_MS. */
export function nextClosing(hours: OpenHours, at: Instant): Instant | null {
  const { until, lastYear } = horizonOf(at);
  let closed = at;
  for (let year = yearOf(at); year <= lastYear; year++) {
    const { opens, closes } = openYear(hours, year);
    const next = countUpTo(closes, closed);
    if ((opens[next] ?? Infinity) > closed) return closed > until ? null : closed;
    closed = closes[next] ?? closed;
    // Only an opening that goes on past the year's end needs the next year to say when it closes.
    if (closed < Date.UTC(year + 1, 0, 1)) return closed > until ? null : closed;
  }
  return null;
}

/** The open milliseconds from one instant to another; negative when the second is the earlier one. */
export function workingTimeBetween(hours: OpenHours, from: Instant, to: Instant): number {
  if (to < from) return -workingTimeBetween(hours, to, from);
  const [first, last] = [yearOf(from), yearOf(to)];
  let sum = openBefore(openYear(hours, last), to) - openBefore(openYear(hours, first), from);
  for (let year = first; year < last; year++) sum += openYear(hours, year).totalMs;
  return sum;
}

/**
 * The first instant by which so many milliseconds were open since `from`: `from` itself for none, and for what fills a day
 * that day's closing, not the next opening. Null when they do not fit within HORIZON_MS. Throws RangeError for fewer than none.
 */
export function instantAfterWorkingTime(hours: OpenHours, from: Instant, ms: number): Instant | null {
  if (!(ms >= 0)) throw new RangeError(`A working time is no less than 0 ms, not ${ms}.`);
  if (ms === 0) return from;
  const { until, lastYear } = horizonOf(from);
  const firstYear = yearOf(from);
  let target = ms + openBefore(openYear(hours, firstYear), from);
  for (let year = firstYear; year <= lastYear; year++) {
    const { opens, before, totalMs } = openYear(hours, year);
    if (target <= totalMs) {
      const last = countUpTo(before, Math.ceil(target) - 1) - 1;
      const at = (opens[last] ?? NaN) + target - (before[last] ?? NaN);
      return at > until ? null : at;
    }
    target -= totalMs;
  }
  return null;
}
