import fc from 'fast-check';
import type { Calendar, CalendarException, Holiday, Hours } from '../../../src/policy/calendars';

const DAY_MINUTES = 1_440;
const DAY_MS = 86_400_000;

/** Often at the hours in which clocks are changed. */
const minute = fc.oneof(
  fc.constantFrom(0, 1, 60, 90, 120, 135, 150, 180, 210, 1_380, 1_410, DAY_MINUTES),
  fc.nat(DAY_MINUTES),
);

/** Spans that follow each other; the last may go on into the next day. */
const hours: fc.Arbitrary<Hours> = fc
  .tuple(fc.uniqueArray(minute, { minLength: 0, maxLength: 6 }), fc.option(fc.integer({ min: 1, max: 600 })))
  .map(([minutes, late]) => {
    const sorted = [...minutes].sort((a, b) => a - b);
    const spans = sorted.flatMap((from, index) =>
      index % 2 === 0 && sorted[index + 1] !== undefined ? [{ from, to: sorted[index + 1]! }] : [],
    );
    const last = spans.pop();
    if (last === undefined) return [];
    return [...spans, late === null ? last : { from: last.from, to: DAY_MINUTES + late }];
  });

const iso = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Any hours, holidays on dates of the year, and exceptions that do not meet. */
export const anyCalendar = (zone: string, year: number): fc.Arbitrary<Calendar> => {
  const first = Date.UTC(year, 0, 1) / DAY_MS;
  const day = fc.integer({ min: first - 2, max: first + 367 });
  const holiday: fc.Arbitrary<Holiday> = fc.record({
    name: fc.constant(null),
    on: day.map((on) => ({ kind: 'date' as const, date: iso(on) })),
    hours,
    observed: fc.constant(null),
  });
  const exceptions = fc
    .tuple(fc.uniqueArray(day, { maxLength: 8 }), fc.array(hours, { minLength: 4, maxLength: 4 }))
    .map(([days, own]): CalendarException[] => {
      const sorted = [...days].sort((a, b) => a - b);
      return own.flatMap((its, n) => {
        const [from, to] = [sorted[2 * n], sorted[2 * n + 1]];
        return from === undefined || to === undefined
          ? []
          : [{ from: iso(from), to: iso(to), hours: its, because: null }];
      });
    });
  return fc.record({
    name: fc.constant('any'),
    zone: fc.constant(zone),
    weekly: fc.array(hours, { minLength: 7, maxLength: 7 }),
    holidays: fc.array(holiday, { maxLength: 6 }),
    exceptions,
  });
};
