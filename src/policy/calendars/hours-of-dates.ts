import type { Calendar, Hours, Span } from './calendar';
import { DAY_MINUTES, parseDay, weekdayOf } from './day';
import type { Day } from './day';
import { holidaysOf } from './holidays';

export type HoursOn = (day: Day) => Hours;

/** What a date says for itself; null where the week decides. Holidays open no weekday that has no hours. */
function specialHours({ weekly, holidays, exceptions }: Calendar, year: number): (day: Day) => Hours | null {
  const holidayHours = holidaysOf(holidays, year - 1, year + 1);
  const ranges = exceptions.map(({ from, to, hours }) => ({
    from: parseDay(from) ?? NaN,
    to: parseDay(to) ?? NaN,
    hours,
  }));
  return (day) => {
    const exception = ranges.find(({ from, to }) => from <= day && day <= to);
    if (exception !== undefined) return exception.hours;
    const holiday = holidayHours.get(day);
    if (holiday === undefined) return null;
    return (weekly[weekdayOf(day)] ?? []).length === 0 ? [] : holiday;
  };
}

/**
 * All that is open between a date's midnights, by when it begins. What began the evening before goes on, unless the date
 * has hours of its own from elsewhere: nights of one exception go on through its dates, no night goes on into a holiday.
 * Answers for dates from the year before to the year after.
 */
export function hoursBetweenMidnights(calendar: Calendar, year: number): HoursOn {
  const special = specialHours(calendar, year);
  const begunOn: HoursOn = (day) => special(day) ?? calendar.weekly[weekdayOf(day)] ?? [];
  return (day) => {
    const own = begunOn(day).map(({ from, to }): Span => ({ from, to: Math.min(to, DAY_MINUTES) }));
    const ends = special(day) !== null && special(day) !== special(day - 1);
    const late = ends ? [] : begunOn(day - 1).filter(({ to }) => to > DAY_MINUTES);
    return [...late.map(({ to }): Span => ({ from: 0, to: to - DAY_MINUTES })), ...own];
  };
}
