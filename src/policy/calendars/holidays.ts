import type { Holiday, HolidayRule, Hours, Observance } from './calendar';
import { dayOf, parseDay, SATURDAY, SUNDAY, weekdayOf, weekdayOnOrAfter } from './day';
import type { Day } from './day';
import { easterOf } from './easter';

/** The day of a rule in a year; null in a year without, as 29 February in most. */
export function holidayIn(year: number, rule: HolidayRule): Day | null {
  switch (rule.kind) {
    case 'date':
      return rule.date.startsWith(`${year}-`) ? parseDay(rule.date) : null;
    case 'yearly':
      return dayOf(year, rule.month, rule.day);
    case 'nth':
      return nthWeekday(year, rule);
    case 'near': {
      const day = dayOf(year, rule.month, rule.day);
      if (day === null) return null;
      return weekdayOnOrAfter(rule.side === 'on or after' ? day : day - 6, rule.weekday);
    }
    case 'easter':
      return easterOf(year, rule.church) + rule.plusDays;
  }
}

function nthWeekday(
  year: number,
  { nth, weekday, month }: Extract<HolidayRule, { kind: 'nth' }>,
): Day | null {
  const first = dayOf(year, month, 1) ?? 0;
  const afterMonth = (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) ?? 0;
  if (nth === 'last') return weekdayOnOrAfter(afterMonth - 7, weekday);
  const day = weekdayOnOrAfter(first, weekday) + 7 * (nth - 1);
  return day < afterMonth ? day : null;
}

const isWeekend = (day: Day): boolean => weekdayOf(day) >= SATURDAY;

/**
 * The working day on which a holiday at the weekend counts, too. `monday` is the next one that is no holiday already, so
 * that Christmas and Boxing Day at a weekend become Monday and Tuesday; `nearest` is Friday for Saturday, Monday for Sunday.
 */
function observedOn(day: Day, observed: Observance, isTaken: (day: Day) => boolean): Day {
  if (observed === 'nearest') return weekdayOf(day) === SUNDAY ? day + 1 : day - 1;
  let working = day + 1;
  while (isWeekend(working) || isTaken(working)) working += 1;
  return working;
}

/**
 * The dates of the holidays of some years, with their hours. A rule may lead out of its own year: New Year's Day, observed
 * on the nearest working day, can be the 31st of December.
 */
export function holidaysOf(
  holidays: readonly Holiday[],
  firstYear: number,
  lastYear: number,
): ReadonlyMap<Day, Hours> {
  const hoursOn = new Map<Day, Hours>();
  const claim = (day: Day, hours: Hours) => hoursOn.has(day) || hoursOn.set(day, hours);
  const found: { day: Day; hours: Hours; observed: Observance | null }[] = [];
  for (let year = firstYear - 1; year <= lastYear + 1; year++) {
    for (const { on, hours, observed } of holidays) {
      const day = holidayIn(year, on);
      if (day !== null) found.push({ day, hours, observed });
    }
  }
  for (const { day, hours } of found) claim(day, hours);
  for (const { day, hours, observed } of found) {
    if (observed === null || !isWeekend(day)) continue;
    claim(
      observedOn(day, observed, (other) => hoursOn.has(other)),
      hours,
    );
  }
  return hoursOn;
}
