import { closest } from '../../closest';
import { WEEKDAYS } from '../day';
import { misread, readAs } from './reading';
import type { Reading } from './reading';

const WEEKDAYS_FORM = `Write a weekday or a range of them, e.g. saturday or monday-friday.`;

/** 0 is Monday; null for what is no weekday. */
export function weekdayNamed(name: string): number | null {
  const index = WEEKDAYS.findIndex((weekday) => weekday === name.toLowerCase());
  return index === -1 ? null : index;
}

/** The weekday that somebody most likely meant: by its beginning, or nearly its name. */
const meantBy = (name: string): string =>
  (name.length > 1 ? WEEKDAYS.find((weekday) => weekday.startsWith(name.toLowerCase())) : undefined) ??
  closest(name, WEEKDAYS) ??
  name;

/** Reads `monday`, `monday-friday` or `saturday-monday`; 0 is Monday. */
export function readWeekdays(text: string): Reading<readonly number[]> {
  const names = text.split('-').map((name) => name.trim());
  const [first, last = first] = names.map(weekdayNamed);
  if (first === undefined || first === null || last === undefined || last === null || names.length > 2) {
    const meant = names.map(meantBy).join('-');
    const isNear = meant !== text && meant.split('-').every((name) => weekdayNamed(name) !== null);
    return misread(
      'invalid_name',
      `"${text}" is no weekday.`,
      isNear ? `Did you mean ${meant}?` : WEEKDAYS_FORM,
    );
  }
  const count = ((last - first + 7) % 7) + 1;
  return readAs(Array.from({ length: count }, (_, n) => (first + n) % 7));
}
