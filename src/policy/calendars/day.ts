import type { IsoDate } from './calendar';

/** A date of a calendar, as the number of days since 1970-01-01. It has no zone. */
export type Day = number;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export const SATURDAY = 5;
export const SUNDAY = 6;

/** Null when there is no such date, as 30 February. Months count from 1. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  // Date takes the 30th of February for the 2nd of March.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms / DAY_MS : null;
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** The first such weekday on or after a day. */
export const weekdayOnOrAfter = (day: Day, weekday: number): Day =>
  day + ((weekday - weekdayOf(day) + 7) % 7);

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Null for a text that is no date, and for a date that there is not. */
export function parseDay(text: IsoDate): Day | null {
  const [, year, month, day] = ISO_DATE.exec(text) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(day));
}

export const printDay = (day: Day): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10);
