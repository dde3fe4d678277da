import type { Holiday } from '../../../src/policy';
import { printDay, weekdayOf } from '../../../src/policy/calendars/day';
import { easterOf } from '../../../src/policy/calendars/easter';
import { holidaysOf } from '../../../src/policy/calendars/holidays';
import { calendarOf } from './example';

const holidaysIn = (year: number, holidays: readonly Holiday[]) =>
  [...holidaysOf(holidays, year, year).keys()]
    .map(printDay)
    .filter((date) => date.startsWith(`${year}`))
    .sort();

const datesOf = (on: string, ...years: number[]) => {
  const { holidays } = calendarOf(`{ zone: UTC, holidays: [{ on: ${on} }] }`);
  return years.map((year) => holidaysIn(year, holidays).join());
};

test.each([
  ['12-25', ['2026-12-25', '2027-12-25']],
  ['2026-06-05', ['2026-06-05', '']],
  ['02-29', ['', '']],
  ['fourth thursday of november', ['2026-11-26', '2027-11-25']],
  ['last monday of may', ['2026-05-25', '2027-05-31']],
  ['First Monday of January', ['2026-01-05', '2027-01-04']],
  ['last friday of december', ['2026-12-25', '2027-12-31']],
  ['fifth friday of january', ['2026-01-30', '2027-01-29']],
  ['fifth monday of january', ['', '']],
  // Germany's Buß- und Bettag, Canada's Victoria Day, Sweden's midsummer.
  ['wednesday on or before 11-22', ['2026-11-18', '2027-11-17']],
  ['monday on or before 05-24', ['2026-05-18', '2027-05-24']],
  ['saturday on or after 06-20', ['2026-06-20', '2027-06-26']],
  ['easter', ['2026-04-05', '2027-03-28']],
  ['easter-2', ['2026-04-03', '2027-03-26']],
  ['easter+49', ['2026-05-24', '2027-05-16']],
  ['orthodox easter', ['2026-04-12', '2027-05-02']],
])('%s', (on, dates) => {
  expect(datesOf(on, 2026, 2027)).toEqual(dates);
});

test('29 February is one in leap years', () => {
  expect(datesOf('02-29', 2028)).toEqual(['2028-02-29']);
});

/** The earliest and the latest, and those of the tables of the United States Naval Observatory. */
test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2038, '2038-04-25'],
  [2076, '2076-04-19'],
  [2100, '2100-03-28'],
])('Easter %i', (year, date) => {
  expect(printDay(easterOf(year, 'western'))).toBe(date);
});

test('Easter of both churches is a Sunday, between 22 March and 25 April, the orthodox one not before the other', () => {
  for (let year = 1970; year < 2200; year++) {
    const [western, orthodox] = [easterOf(year, 'western'), easterOf(year, 'orthodox')];
    expect([weekdayOf(western), weekdayOf(orthodox)]).toEqual([6, 6]);
    expect(printDay(western).slice(5) >= '03-22' && printDay(western).slice(5) <= '04-25').toBe(true);
    expect([0, 7, 28, 35]).toContain(orthodox - western);
  }
});

describe('observed', () => {
  const { holidays } = calendarOf(
    '{ zone: Europe/London, holidays: [{ on: 12-25, observed: monday }, { on: 12-26, observed: monday }, { on: 01-01, observed: monday }] }',
  );

  test.each([
    [2020, ['12-25', '12-26', '12-28']],
    [2021, ['12-25', '12-26', '12-27', '12-28']],
    [2022, ['12-25', '12-26', '12-27']],
    [2026, ['12-25', '12-26', '12-28']],
  ])('Christmas and Boxing Day of %i in England', (year, dates) => {
    expect(holidaysIn(year, holidays).filter((date) => date.includes('-12-'))).toEqual(
      dates.map((date) => `${year}-${date}`),
    );
  });

  test('the United States observe a Saturday’s on Friday, in the year before if need be', () => {
    const us = calendarOf(
      '{ zone: America/New_York, holidays: [{ on: 01-01, observed: nearest }, { on: 07-04, observed: nearest }] }',
    );
    expect(holidaysIn(2021, us.holidays)).toEqual(['2021-01-01', '2021-07-04', '2021-07-05', '2021-12-31']);
    expect(holidaysIn(2026, us.holidays)).toEqual(['2026-01-01', '2026-07-03', '2026-07-04']);
  });
});
