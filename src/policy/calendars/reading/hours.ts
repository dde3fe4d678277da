import type { Span } from '../calendar';
import { DAY_MINUTES } from '../day';
import { misread, readAs } from './reading';
import type { Reading } from './reading';

export const HOURS_FORM =
  'Write hours such as 09:00-17:00, 22:00-06:00 next day, 00:00-24:00, or a list of them.';

const SPAN = /^(\d{1,2}):(\d{2}) *- *(\d{1,2}):(\d{2})( next day)?$/;

/** Minutes since midnight, or null for what is no time of day. 24:00 is one. */
function timeOfDay(hour: string | undefined, minute: string | undefined): number | null {
  const minutes = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= DAY_MINUTES ? minutes : null;
}

/** Reads `09:00-17:00`. Past midnight it must say so: hours in the wrong order are a mistake more often than a night. */
export function readSpan(text: string): Reading<Span> {
  const parts = SPAN.exec(text.trim());
  const [from, end] = [timeOfDay(parts?.[1], parts?.[2]), timeOfDay(parts?.[3], parts?.[4])];
  if (from === null || end === null) {
    return misread('invalid_hours', `"${text}" are no hours.`, HOURS_FORM);
  }
  if (from === DAY_MINUTES) {
    return misread('invalid_hours', `"${text}" begins at midnight.`, 'Write it as 00:00 of the day after.');
  }
  const isNextDay = parts?.[5] !== undefined;
  const to = isNextDay ? end + DAY_MINUTES : end;
  if (to <= from) {
    const fix = `Swap the two, or write ${text} next day where it goes on past midnight.`;
    return misread('invalid_hours', `"${text}" ends before it begins.`, fix);
  }
  return to - from > DAY_MINUTES
    ? misread('invalid_hours', `"${text}" lasts longer than a day.`, 'Write a span for each day.')
    : readAs({ from, to });
}

/** Spans and where each stands; `day` counts from whatever day they belong to. */
export interface PlacedSpan<Place> {
  readonly place: Place;
  readonly day: number;
  readonly span: Span;
}

/**
 * The pairs of spans that overlap, the later one first. With `everyDays`, what begins on a day begins again so many days
 * later.
 */
export function overlaps<Place>(
  spans: readonly PlacedSpan<Place>[],
  everyDays: number | null = null,
): (readonly [later: Place, earlier: Place])[] {
  const placed = spans
    .map(({ place, day, span }) => ({
      place,
      from: day * DAY_MINUTES + span.from,
      to: day * DAY_MINUTES + span.to,
    }))
    .sort((a, b) => a.from - b.from);
  const [first] = placed;
  if (everyDays !== null && first !== undefined) {
    const [from, to] = [first.from + everyDays * DAY_MINUTES, first.to + everyDays * DAY_MINUTES];
    placed.push({ place: first.place, from, to });
  }
  return placed.flatMap((later, index) => {
    const earlier = placed[index - 1];
    return earlier !== undefined && later.from < earlier.to ? [[later.place, earlier.place] as const] : [];
  });
}
