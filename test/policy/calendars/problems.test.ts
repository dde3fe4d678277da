import type { PolicyProblemCode } from '../../../src/policy';
import { exampleWith, problemsOf } from '../example';
import { expectTold } from '../expect-told';

/** The last queue, so that a calendar can stand behind it. */
const NIGHT = 'night: { agents: 1==1, open: false }\n';
const calendars = (zone: string, more = 'weekly: { monday: 09:00-17:00 }', named = 'office') =>
  `night: { agents: 1==1, calendar: ${named} }\ncalendars:\n  office: { zone: ${zone}, ${more} }\n`;

type Case = readonly [code: PolicyProblemCode, part: string, mistake: string, told: RegExp];

/** Each mistake is made in the example policy; ▶ marks where the problem must point. */
const CASES: readonly Case[] = [
  ['unknown_zone', NIGHT, calendars('▶Europe/Berln'), /Did you mean Europe\/Berlin/],
  ['unknown_zone', NIGHT, calendars('▶+02:00'), /IANA/],
  ['missing_key', 'queues:', 'calendars:\n  ▶office: {}\nqueues:', /"zone" is missing.*Europe\/Berlin/],
  ['invalid_hours', NIGHT, calendars('UTC', 'weekly: { monday: ▶9-17 }'), /are no hours.*09:00-17:00/],
  [
    'invalid_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday: [09:00-12:00, ▶13:00-25:00] }'),
    /are no hours/,
  ],
  [
    'invalid_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday: ▶17:00-09:00 }'),
    /before it begins.*next day/,
  ],
  [
    'invalid_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday: ▶24:00-06:00 next day }'),
    /00:00 of the day after/,
  ],
  [
    'invalid_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday: ▶09:00-10:00 next day }'),
    /longer than a day/,
  ],
  [
    'invalid_name',
    NIGHT,
    calendars('UTC', 'weekly: { ▶mon-friday: 09:00-10:00 }'),
    /Did you mean monday-friday/,
  ],
  ['invalid_name', NIGHT, calendars('UTC', 'weekly: { ▶workdays: 09:00-10:00 }'), /a range of them/],
  ['wrong_type', NIGHT, calendars('UTC', 'weekly: { monday: ▶9 }'), /09:00-17:00/],
  [
    'overlapping_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday: [09:00-12:00, ▶11:00-13:00] }'),
    /overlaps "09:00-12:00"/,
  ],
  [
    'overlapping_hours',
    NIGHT,
    calendars('UTC', 'weekly: { monday-friday: 09:00-17:00, thursday: ▶12:00-20:00 }'),
    /overlaps/,
  ],
  [
    'overlapping_hours',
    NIGHT,
    calendars('UTC', 'weekly: { sunday: 22:00-06:00 next day, monday: ▶05:00-08:00 }'),
    /overlaps/,
  ],
  ['invalid_date', NIGHT, calendars('UTC', 'holidays: [{ on: ▶christmas }]'), /is no rule.*12-25/],
  ['invalid_date', NIGHT, calendars('UTC', 'holidays: [{ on: ▶sixth monday of may }]'), /is no rule/],
  ['impossible_date', NIGHT, calendars('UTC', 'holidays: [{ on: ▶02-30 }]'), /There is no 02-30/],
  ['impossible_date', NIGHT, calendars('UTC', 'holidays: [{ on: ▶2027-02-29 }]'), /There is no 2027-02-29/],
  [
    'impossible_date',
    NIGHT,
    calendars('UTC', 'holidays: [{ on: ▶monday on or before 04-31 }]'),
    /There is no 04-31/,
  ],
  [
    'invalid_value',
    NIGHT,
    calendars('UTC', 'holidays: [{ on: 12-25, observed: ▶tuesday }]'),
    /monday, nearest/,
  ],
  ['invalid_date', NIGHT, calendars('UTC', 'exceptions: [{ on: ▶12-24 }]'), /is no date.*2026-12-24/],
  [
    'impossible_date',
    NIGHT,
    calendars('UTC', 'exceptions: [{ on: ▶2026-12-31 to 2026-12-27 }]'),
    /is after.*Swap/,
  ],
  [
    'exceptions_overlap',
    NIGHT,
    calendars('UTC', 'exceptions: [{ on: 2026-12-27 to 2026-12-31 }, { on: ▶2026-12-31 }]'),
    /stands above/,
  ],
  [
    'overlapping_hours',
    NIGHT,
    calendars('UTC', 'exceptions: [{ on: 2026-12-27, hours: [09:00-12:00, ▶11:59-13:00] }]'),
    /overlaps/,
  ],
  ['unknown_calendar', NIGHT, calendars('UTC', 'holidays_of: ▶offfice'), /Did you mean office/],
  ['circular_calendar', NIGHT, calendars('UTC', 'holidays_of: [▶office]'), /office → office/],
  ['unknown_calendar', 'night: {', 'night: { calendar: ▶office,', /None is declared/],
  [
    'calendar_never_open',
    NIGHT,
    calendars('UTC', 'holidays: [{ on: 12-25, hours: 09:00-10:00 }]', '▶office'),
    /open: false/,
  ],
  [
    'invalid_name',
    'queues:',
    'calendars: { ▶my office: { zone: UTC } }\nqueues:',
    /letters, digits and hyphens/,
  ],
];

it.each(CASES)('%s is told: %s -> %s', (code, part, mistake, told) => {
  expectTold(exampleWith(part, mistake), code, told);
});

it('two calendars that take each other’s holidays are both told, and all else besides', () => {
  const text = exampleWith(
    'queues:',
    `calendars:
  one: { zone: Europe/Berlin, holidays_of: two, weekly: { monday: 9 } }
  two: { zone: Mars/Base, holidays_of: [one], holidays: [{ on: 31-12 }, { on: 02-30 }] }
queues:`,
  );
  expect(problemsOf(text).map(({ code, path }) => [code, path])).toEqual([
    ['circular_calendar', 'calendars.one.holidays_of'],
    ['wrong_type', 'calendars.one.weekly.monday'],
    ['unknown_zone', 'calendars.two.zone'],
    ['circular_calendar', 'calendars.two.holidays_of[0]'],
    ['impossible_date', 'calendars.two.holidays[0].on'],
    ['impossible_date', 'calendars.two.holidays[1].on'],
  ]);
});

it('a calendar with a mistake in its hours is not said to be closed for ever, too', () => {
  const text = exampleWith(NIGHT, calendars('UTC', 'weekly: { monday: 9-17 }'));
  expect(problemsOf(text).map(({ code }) => code)).toEqual(['invalid_hours']);
});
