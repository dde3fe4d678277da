import {
  HORIZON_MS,
  instantAfterWorkingTime,
  isOpenAt,
  nextClosing,
  nextOpening,
  openHours,
  openingAt,
  workingTimeBetween,
} from '../../../src/policy';
import { at, calendarOf, HOUR_MS, hoursOf } from './example';

const OFFICE = '{ zone: UTC, weekly: { monday-friday: [09:00-12:00, 13:00-17:00] } }';
const ALWAYS = '{ zone: Asia/Kolkata, weekly: { monday-sunday: 00:00-24:00 } }';
const monday = (time: string) => at(`2026-01-05T${time}Z`);

test('it is open when it opens, and not when it closes', () => {
  const hours = hoursOf(OFFICE);
  const open = ['08:59', '09:00', '11:59', '12:00', '13:00', '17:00'].map((time) =>
    isOpenAt(hours, monday(time)),
  );
  expect(open).toEqual([false, true, true, false, true, false]);
});

test('while open the next opening is now; while closed the next closing is', () => {
  const hours = hoursOf(OFFICE);
  expect(nextOpening(hours, monday('10:00'))).toBe(monday('10:00'));
  expect(nextOpening(hours, monday('12:30'))).toBe(monday('13:00'));
  expect(nextClosing(hours, monday('12:30'))).toBe(monday('12:30'));
  expect(nextClosing(hours, monday('13:00'))).toBe(monday('17:00'));
});

test('an opening began when it opened, also across the turn of a year; while closed there is none', () => {
  const hours = hoursOf(OFFICE);
  const openings = ['08:59', '09:00', '11:59', '12:00', '14:00'].map((time) =>
    openingAt(hours, monday(time)),
  );
  expect(openings).toEqual([null, monday('09:00'), monday('09:00'), null, monday('13:00')]);
  const nights = hoursOf('{ zone: UTC, weekly: { monday-sunday: 20:00-06:00 next day } }');
  expect(openingAt(nights, at('2026-01-01T05:59Z'))).toBe(at('2025-12-31T20:00Z'));
  expect(openingAt(hoursOf(ALWAYS), at('2026-07-01T00:00Z'))).toBe(at('2025-01-01T00:00Z'));
});

test('a working time that fills a day ends with it, not with the next opening', () => {
  const hours = hoursOf(OFFICE);
  expect(instantAfterWorkingTime(hours, monday('09:00'), 7 * HOUR_MS)).toBe(monday('17:00'));
  expect(instantAfterWorkingTime(hours, monday('09:00'), 7 * HOUR_MS + 1)).toBe(at('2026-01-06T09:00Z') + 1);
  expect(instantAfterWorkingTime(hours, monday('20:00'), 0)).toBe(monday('20:00'));
  expect(instantAfterWorkingTime(hours, monday('09:00'), 0.5)).toBe(monday('09:00') + 0.5);
});

test('a deadline that has passed has less than no working time left', () => {
  const hours = hoursOf(OFFICE);
  expect(workingTimeBetween(hours, monday('16:00'), monday('09:00'))).toBe(-6 * HOUR_MS);
  expect(() => instantAfterWorkingTime(hours, monday('09:00'), -1)).toThrow(RangeError);
  expect(() => instantAfterWorkingTime(hours, monday('09:00'), Number.NaN)).toThrow(RangeError);
});

test('what never closes, never opens, or takes longer than five years, is never', () => {
  const [always, never] = [hoursOf(ALWAYS), hoursOf('{ zone: UTC }')];
  const now = monday('10:00');
  expect([isOpenAt(always, now), nextClosing(always, now)]).toEqual([true, null]);
  expect([isOpenAt(never, now), nextOpening(never, now)]).toEqual([false, null]);
  expect(instantAfterWorkingTime(never, now, 1)).toBeNull();
  expect(instantAfterWorkingTime(always, now, HORIZON_MS)).toBe(now + HORIZON_MS);
  expect(instantAfterWorkingTime(always, now, HORIZON_MS + 1)).toBeNull();
  expect(instantAfterWorkingTime(hoursOf(OFFICE), now, Infinity)).toBeNull();
});

test('years follow each other without a seam', () => {
  const always = hoursOf(ALWAYS);
  const [from, to] = [at('2024-06-01T00:00Z'), at('2027-02-01T00:00Z')];
  expect(workingTimeBetween(always, from, to)).toBe(to - from);
  expect(instantAfterWorkingTime(always, from, to - from)).toBe(to);
  const night = hoursOf('{ zone: UTC, weekly: { monday-sunday: 22:00-06:00 next day } }');
  const eve = at('2026-12-31T22:00Z');
  expect(nextClosing(night, eve)).toBe(eve + 8 * HOUR_MS);
  expect(workingTimeBetween(night, eve, eve + 24 * HOUR_MS)).toBe(8 * HOUR_MS);
});

test('what is no instant of the years 1970 to 2199 is refused', () => {
  const hours = hoursOf(OFFICE);
  for (const wrong of [Number.NaN, Infinity, -1, at('2200-01-01T00:00Z')]) {
    expect(() => isOpenAt(hours, wrong)).toThrow(RangeError);
    expect(() => nextOpening(hours, wrong)).toThrow(RangeError);
    expect(() => workingTimeBetween(hours, monday('10:00'), wrong)).toThrow(RangeError);
  }
});

test('a calendar is answered by its snapshot alone', () => {
  const calendar = calendarOf(OFFICE);
  expect(openHours(structuredClone(calendar))).toEqual(openHours(calendar));
  expect(calendar).toMatchObject({ name: 'it', zone: 'UTC', holidays: [], exceptions: [] });
});
