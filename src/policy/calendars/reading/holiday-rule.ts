import type { HolidayRule, MonthDay, Nth } from '../calendar';
import { existsInSomeYear, noSuchDate, readDate } from './dates';
import { misread, readAs } from './reading';
import type { Reading } from './reading';
import { weekdayNamed } from './weekdays';

export const HOLIDAY_FORM =
  'Write 12-25, 2026-12-24, easter, easter-2, orthodox easter+1, fourth thursday of november, last monday of may, ' +
  'or wednesday on or before 11-22.';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const NTHS: Readonly<Record<string, Nth>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: 'last',
};

const YEARLY = /^(\d{2})-(\d{2})$/;
const EASTER = /^(orthodox )?easter(?: *([+-]) *(\d{1,3}))?$/;
const NTH = /^(\w+) (\w+) of (\w+)$/;
const NEAR = /^(\w+) on or (before|after) (\d{2}-\d{2})$/;

function readMonthDay(text: string): Reading<MonthDay> {
  const [, month, day] = (YEARLY.exec(text) ?? []).map(Number);
  if (month === undefined || day === undefined) return notARule(text);
  return existsInSomeYear(month, day) ? readAs({ month, day }) : noSuchDate(text);
}

const notARule = (text: string) =>
  misread('invalid_date', `"${text}" is no rule for a holiday.`, HOLIDAY_FORM);

function readNth(
  text: string,
  [, nthName = '', dayName = '', monthName = '']: readonly string[],
): Reading<HolidayRule> {
  const nth = Object.hasOwn(NTHS, nthName) ? NTHS[nthName] : undefined;
  const weekday = weekdayNamed(dayName);
  const month = MONTHS.indexOf(monthName) + 1;
  return nth === undefined || weekday === null || month === 0
    ? notARule(text)
    : readAs({ kind: 'nth', nth, weekday, month });
}

function readNear(text: string, [, dayName = '', side, date = '']: readonly string[]): Reading<HolidayRule> {
  const weekday = weekdayNamed(dayName);
  if (weekday === null) return notARule(text);
  const near = readMonthDay(date);
  if (!near.ok) return near;
  return readAs({
    kind: 'near',
    weekday,
    side: side === 'before' ? 'on or before' : 'on or after',
    ...near.value,
  });
}

/** Reads the day of a holiday, in each of the ways that HOLIDAY_FORM shows. */
export function readHolidayRule(written: string): Reading<HolidayRule> {
  const text = written.trim().toLowerCase();
  const easter = EASTER.exec(text);
  if (easter !== null) {
    const [, orthodox, sign, days = '0'] = easter;
    const plusDays = Number(`${sign ?? '+'}${days}`);
    return readAs({ kind: 'easter', church: orthodox === undefined ? 'western' : 'orthodox', plusDays });
  }
  const nth = NTH.exec(text);
  if (nth !== null) return readNth(written, nth);
  const near = NEAR.exec(text);
  if (near !== null) return readNear(written, near);
  if (YEARLY.test(text)) {
    const yearly = readMonthDay(text);
    return yearly.ok ? readAs({ kind: 'yearly', ...yearly.value }) : yearly;
  }
  const date = readDate(text, HOLIDAY_FORM);
  if (!date.ok) return date.code === 'invalid_date' ? notARule(written) : date;
  return readAs({ kind: 'date', date: date.value });
}
