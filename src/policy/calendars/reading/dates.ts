import type { IsoDate } from '../calendar';
import { dayOf, parseDay } from '../day';
import { misread, readAs } from './reading';
import type { Reading } from './reading';

export const DATES_FORM = 'Write a date such as 2026-12-24, or a range such as 2026-12-27 to 2026-12-31.';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const noSuchDate = (text: string) =>
  misread('impossible_date', `There is no ${text}.`, 'Correct the day or the month.');

/** Reads `2026-12-24`; `fix` says what else could stand there. */
export function readDate(text: string, fix: string): Reading<IsoDate> {
  if (!DATE.test(text)) return misread('invalid_date', `"${text}" is no date.`, fix);
  return parseDay(text) === null ? noSuchDate(text) : readAs(text);
}

/** Reads `2026-12-24` or `2026-12-27 to 2026-12-31`. */
export function readDates(text: string): Reading<{ readonly from: IsoDate; readonly to: IsoDate }> {
  const [first = '', second = first, ...more] = text.split(/ +to +/).map((part) => part.trim());
  const [from, to] = [readDate(first, DATES_FORM), readDate(second, DATES_FORM)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (more.length > 0) return misread('invalid_date', `"${text}" is no range of dates.`, DATES_FORM);
  return from.value <= to.value
    ? readAs({ from: from.value, to: to.value })
    : misread('impossible_date', `${from.value} is after ${to.value}.`, 'Swap the two dates.');
}

/** In a leap year, which has every date that a year can have. */
const LEAP_YEAR = 2000;

export const existsInSomeYear = (month: number, day: number): boolean =>
  dayOf(LEAP_YEAR, month, day) !== null;
