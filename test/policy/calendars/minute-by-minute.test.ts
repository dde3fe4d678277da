import fc from 'fast-check';
import {
  instantAfterWorkingTime,
  isOpenAt,
  nextClosing,
  nextOpening,
  openHours,
  workingTimeBetween,
} from '../../../src/policy/calendars';
import { anyCalendar } from './any-calendar';
import { MinuteCount } from './minute-count';
import { watch } from './wall-clock';

/** `THROUGHLINE_PROPERTY_RUNS=10000 npx jest test/policy/calendars` tries longer, and reads the wall every minute. */
const LONG = process.env.THROUGHLINE_PROPERTY_RUNS;
const CALENDARS = LONG === undefined ? 12 : Math.ceil(Number(LONG) / 50);
const QUESTIONS = LONG === undefined ? 20 : 50;

jest.setTimeout(60 * 60_000);

const MINUTE_MS = 60_000;

/** Each year holds both changes of its zone's clock, where the zone has any. */
const PLACES: readonly (readonly [zone: string, year: number, what: string])[] = [
  ['Europe/Berlin', 2026, 'an hour, at 02:00 and 03:00'],
  ['America/New_York', 2026, 'an hour, at 02:00'],
  ['Australia/Lord_Howe', 2026, 'half an hour'],
  ['Asia/Kolkata', 2026, 'nothing, at +05:30'],
  ['America/Sao_Paulo', 2018, 'an hour at midnight: a date begins at 01:00'],
  ['America/Havana', 2026, 'an hour at 01:00: a midnight comes twice'],
  ['America/St_Johns', 2010, 'an hour at 00:01: a date comes twice'],
  ['Africa/Casablanca', 2026, 'an hour off for Ramadan'],
  ['Pacific/Apia', 2011, 'an hour, and a date left out'],
];

describe.each(PLACES)('%s in %i (%s)', (zone, year) => {
  const [from, to] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const clock = watch(zone, from, to, { sparingly: LONG === undefined });
  const changes = [...clock.shown.keys()].filter((n) => n > 0 && clock.shown[n]! - clock.shown[n - 1]! !== 1);

  /** Any minute of the year, often one near a change of the clock. */
  const instant = fc
    .oneof(
      fc.nat(clock.shown.length - 1),
      fc
        .tuple(fc.constantFrom(0, ...changes), fc.integer({ min: -300, max: 300 }))
        .map(([change, off]) => Math.max(0, change + off)),
    )
    .map((minute) => from + minute * MINUTE_MS);

  const within = (answer: number | null) => (answer === null || answer >= to ? null : answer);

  test('every answer is the one that counting minutes gives', () => {
    fc.assert(
      fc.property(
        anyCalendar(zone, year),
        fc.array(fc.tuple(instant, instant, fc.nat(MINUTE_MS - 1)), {
          minLength: QUESTIONS,
          maxLength: QUESTIONS,
        }),
        (calendar, questions) => {
          const hours = openHours(calendar);
          const count = new MinuteCount(calendar, clock);
          for (const [a, b, seconds] of questions) {
            const [early, late] = [Math.min(a, b), Math.max(a, b)];
            expect(isOpenAt(hours, a + seconds)).toBe(count.isOpenAt(a + seconds));
            expect(within(nextOpening(hours, a))).toBe(count.nextOpening(a));
            expect(within(nextClosing(hours, a))).toBe(count.nextClosing(a));
            const worked = count.workingTimeBetween(early, late);
            expect(workingTimeBetween(hours, early, late)).toBe(worked);
            expect(within(instantAfterWorkingTime(hours, early, worked))).toBe(
              within(count.instantAfterWorkingTime(early, worked)),
            );
          }
        },
      ),
      { numRuns: CALENDARS },
    );
  });
});
