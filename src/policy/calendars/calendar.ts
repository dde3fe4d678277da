/**
 * The opening hours of one place, as a snapshot: plain JSON that may be kept, sent and compared. It holds all that its
 * answers need, so a calendar that changes later does not change what was promised by this one.
 */
export interface Calendar {
  readonly name: string;
  /** A name of the IANA time zone database. All dates and times of day are local to it. */
  readonly zone: string;
  /** Seven, Monday's first: the hours that begin on that weekday. */
  readonly weekly: readonly Hours[];
  /** Where two fall on one date, the first holds. Those of other calendars come after its own. */
  readonly holidays: readonly Holiday[];
  /** No two name the same date. They go before holidays. */
  readonly exceptions: readonly CalendarException[];
}

/** Spans of one day, in order and apart; none: closed. */
export type Hours = readonly Span[];

/** Minutes since the day's midnight, as the clock on the wall shows them. `to` is up to 2880: the next day's midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Holiday {
  readonly name: string | null;
  readonly on: HolidayRule;
  /** They apply where the weekday has hours at all: a short Christmas Eve opens no Sunday. */
  readonly hours: Hours;
  /** A holiday on Saturday or Sunday counts on a working day, too (holidays.ts). */
  readonly observed: Observance | null;
}

export const OBSERVANCES = ['monday', 'nearest'] as const;
export type Observance = (typeof OBSERVANCES)[number];

export type HolidayRule =
  | { readonly kind: 'date'; readonly date: IsoDate }
  | ({ readonly kind: 'yearly' } & MonthDay)
  /** The fourth Thursday of November. A fifth one falls away in years without. */
  | { readonly kind: 'nth'; readonly nth: Nth; readonly weekday: number; readonly month: number }
  /** The Wednesday before 23 November: that day itself, or the nearest on that side of it. */
  | ({
      readonly kind: 'near';
      readonly weekday: number;
      readonly side: 'on or before' | 'on or after';
    } & MonthDay)
  | { readonly kind: 'easter'; readonly church: 'western' | 'orthodox'; readonly plusDays: number };

/** A day of every year that has it. Both count from 1. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

export type Nth = 1 | 2 | 3 | 4 | 5 | 'last';

/** `2026-12-24`. */
export type IsoDate = string;

/** Dates with other hours than the week's and the holidays', both ends included. */
export interface CalendarException {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly hours: Hours;
  readonly because: string | null;
}
