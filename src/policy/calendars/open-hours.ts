import type { Instant } from '../../domain/json';
import type { Calendar } from './calendar';
import { DAY_MS, MINUTE_MS } from './day';
import { hoursBetweenMidnights } from './hours-of-dates';
import { reachedAt, zoneClock } from './zone-clock';

/** A calendar with the years that were asked for, worked out. Hold it as long as the calendar: years are kept in it. */
export interface OpenHours {
  readonly calendar: Calendar;
  readonly years: Map<number, OpenYear>;
}

/** The openings of one year of UTC, in order, cut at its ends. Arrays of one length. */
export interface OpenYear {
  readonly opens: readonly Instant[];
  readonly closes: readonly Instant[];
  /** The open milliseconds of the year before each opening. */
  readonly before: readonly number[];
  readonly totalMs: number;
}

export const openHours = (calendar: Calendar): OpenHours => ({ calendar, years: new Map() });

/** The first and the last year that calendars answer for. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

/** Throws RangeError for what is no instant of the years 1970 to 2199. */
export function yearOf(at: Instant): number {
  const year = new Date(at).getUTCFullYear();
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  throw new RangeError(`Calendars know the years ${FIRST_YEAR} to ${LAST_YEAR}, not the instant ${at}.`);
}

export function openYear({ calendar, years }: OpenHours, year: number): OpenYear {
  const known = years.get(year);
  if (known !== undefined) return known;
  const worked = workOut(calendar, year);
  years.set(year, worked);
  return worked;
}

/** Local dates reach into a year of UTC from less than two days on either side. */
const MARGIN_DAYS = 2;

function workOut(calendar: Calendar, year: number): OpenYear {
  const [begin, end] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const margin = MARGIN_DAYS * DAY_MS;
  const clock = zoneClock(calendar.zone, begin - 2 * margin, end + 2 * margin);
  const hoursOn = hoursBetweenMidnights(calendar, year);
  const [opens, closes]: [Instant[], Instant[]] = [[], []];
  for (let day = begin / DAY_MS - MARGIN_DAYS; day < end / DAY_MS + MARGIN_DAYS; day++) {
    for (const { from, to } of hoursOn(day)) {
      const midnight = day * DAY_MS;
      const open = Math.max(begin, reachedAt(clock, midnight + from * MINUTE_MS));
      const close = Math.min(end, reachedAt(clock, midnight + to * MINUTE_MS));
      if (open < close) append(opens, closes, open, close);
    }
  }
  return withSums(opens, closes);
}

/** Openings come in the order in which they begin; what touches or overlaps is one. */
function append(opens: Instant[], closes: Instant[], open: Instant, close: Instant): void {
  const last = closes.at(-1);
  if (last !== undefined && open <= last) closes[closes.length - 1] = Math.max(last, close);
  else {
    opens.push(open);
    closes.push(close);
  }
}

function withSums(opens: readonly Instant[], closes: readonly Instant[]): OpenYear {
  let totalMs = 0;
  const before = opens.map((open, index) => {
    const sum = totalMs;
    totalMs += (closes[index] ?? open) - open;
    return sum;
  });
  return { opens, closes, before, totalMs };
}
