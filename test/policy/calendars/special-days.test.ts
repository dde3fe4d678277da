import { isOpenAt, nextClosing, nextOpening, workingTimeBetween } from '../../../src/policy';
import { at, calendarOf, HOUR_MS, hoursOf } from './example';

const hoursOn = (hours: ReturnType<typeof hoursOf>, date: string) =>
  workingTimeBetween(hours, at(`${date}T00:00Z`), at(`${date}T00:00Z`) + 24 * HOUR_MS) / HOUR_MS;

const WEEK = 'zone: UTC, weekly: { monday-friday: 09:00-17:00 }';

test('a holiday is closed, or has its own hours, on days that have hours at all', () => {
  const hours = hoursOf(`{ ${WEEK}, holidays: [{ on: 12-24, hours: 09:00-12:00 }, { on: 12-25 }] }`);
  expect(['2026-12-23', '2026-12-24', '2026-12-25'].map((date) => hoursOn(hours, date))).toEqual([8, 3, 0]);
  // A Friday and a Saturday, then a Sunday.
  expect(['2027-12-24', '2028-12-24'].map((date) => hoursOn(hours, date))).toEqual([3, 0]);
});

test('an exception goes before a holiday, and may open a day that is closed', () => {
  const hours = hoursOf(
    `{ ${WEEK}, holidays: [{ on: 12-25 }], exceptions: [{ on: 2026-12-25 to 2026-12-26, hours: [10:00-11:00, 12:00-14:00], because: a launch }] }`,
  );
  expect(
    ['2026-12-25', '2026-12-26', '2026-12-27', '2027-12-25'].map((date) => hoursOn(hours, date)),
  ).toEqual([3, 3, 0, 0]);
});

describe('a night that begins before', () => {
  const NIGHTS = 'zone: UTC, weekly: { monday-sunday: 22:00-06:00 next day }';

  test('a holiday ends at its midnight', () => {
    const hours = hoursOf(`{ ${NIGHTS}, holidays: [{ on: 2026-12-25 }] }`);
    expect(nextClosing(hours, at('2026-12-24T23:00Z'))).toBe(at('2026-12-25T00:00Z'));
    expect(nextOpening(hours, at('2026-12-25T00:00Z'))).toBe(at('2026-12-26T22:00Z'));
  });

  test('goes on through an exception that gave it, and out of it', () => {
    const hours = hoursOf(
      `{ ${NIGHTS}, exceptions: [{ on: 2026-12-25 to 2026-12-26, hours: 23:00-05:00 next day }] }`,
    );
    expect(nextClosing(hours, at('2026-12-24T23:00Z'))).toBe(at('2026-12-25T00:00Z'));
    expect(nextClosing(hours, at('2026-12-25T23:00Z'))).toBe(at('2026-12-26T05:00Z'));
    expect(nextClosing(hours, at('2026-12-26T23:00Z'))).toBe(at('2026-12-27T05:00Z'));
  });
});

test('holidays of other calendars come after its own, through theirs, each once', () => {
  const { holidays } = calendarOf(
    '{ zone: UTC, holidays: [{ on: 12-24, name: ours, hours: 09:00-12:00 }], holidays_of: [land, state] }',
    `  land: { zone: Europe/Berlin, holidays: [{ on: 12-24, name: theirs }, { on: 12-25, name: Christmas }] }
  state: { zone: Europe/Berlin, holidays_of: land, holidays: [{ on: 01-06, name: Epiphany }] }
`,
  );
  expect(holidays.map(({ name }) => name)).toEqual(['ours', 'theirs', 'Christmas', 'Epiphany']);
  const hours = hoursOf(
    `{ ${WEEK}, holidays: [{ on: 12-24, hours: 09:00-12:00 }], holidays_of: land }`,
    '  land: { zone: UTC, holidays: [{ on: 12-24 }] }\n',
  );
  expect(hoursOn(hours, '2026-12-24')).toBe(3);
});

test('dates are those of the calendar’s own zone', () => {
  const hours = hoursOf(
    '{ zone: Pacific/Auckland, weekly: { monday-sunday: 00:00-24:00 }, holidays: [{ on: 2026-12-25 }] }',
  );
  expect(isOpenAt(hours, at('2026-12-24T10:59Z'))).toBe(true);
  expect(isOpenAt(hours, at('2026-12-24T11:00Z'))).toBe(false);
  expect(nextOpening(hours, at('2026-12-24T11:00Z'))).toBe(at('2026-12-25T11:00Z'));
});
