import type { Calendar } from '../calendars';
import type { CalendarsReading } from '../calendars/reading';
import { suggest } from '../closest';
import type { Draft } from '../draft';
import type { Finding, PolicyPath } from '../problem';

const opensSometime = ({ weekly, exceptions }: Calendar): boolean =>
  weekly.some((hours) => hours.length > 0) || exceptions.some(({ hours }) => hours.length > 0);

/**
 * What is amiss with a calendar that is named at `path`: it is not there, or it never opens, so that `consequence`.
 * `instead` is what else can be written there. One that is itself not readable is told of where it is declared.
 */
export function checkNamedCalendar(
  { calendars, findings }: CalendarsReading,
  name: string | null,
  path: PolicyPath,
  { consequence, instead }: { readonly consequence: string; readonly instead: string },
): Finding[] {
  if (name === null || name === '') return [];
  const calendar = calendars.get(name);
  if (calendar === undefined) {
    const message = `There is no calendar "${name}".`;
    return [{ code: 'unknown_calendar', path, message, fix: suggest(name, [...calendars.keys()]) }];
  }
  const isUnsound = findings.some(({ path: [block, of] }) => block === 'calendars' && of === name);
  if (opensSometime(calendar) || isUnsound) return [];
  return [
    {
      code: 'calendar_never_open',
      path,
      message: `The calendar "${name}" never opens, so ${consequence}.`,
      fix: `Give ${name} weekly hours, or ${instead}.`,
    },
  ];
}

/** Where time is counted: without a calendar all of it is. */
export const ALL_TIME_INSTEAD = 'leave the calendar out: then all time counts';

/** Calendars that queues name and that are not there, or never open. */
export const checkCalendars = ({ queues }: Draft, reading: CalendarsReading): Finding[] =>
  queues.flatMap(({ path, name, calendar }) =>
    checkNamedCalendar(reading, calendar, [...path, 'calendar'], {
      consequence: `nobody would ever be asked in ${name}`,
      instead: 'write open: false here instead',
    }),
  );
