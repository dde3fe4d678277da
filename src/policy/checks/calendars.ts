import type { Calendar } from '../calendars';
import type { CalendarsReading } from '../calendars/reading';
import { suggest } from '../closest';
import type { Draft } from '../draft';
import type { Finding } from '../problem';

export const opensSometime = ({ weekly, exceptions }: Calendar): boolean =>
  weekly.some((hours) => hours.length > 0) || exceptions.some(({ hours }) => hours.length > 0);

/** Calendars that queues name and that are not there, or never open. */
export function checkCalendars({ queues }: Draft, { calendars, findings }: CalendarsReading): Finding[] {
  const isSound = (name: string) =>
    !findings.some(({ path: [block, calendar] }) => block === 'calendars' && calendar === name);
  return queues.flatMap(({ path, name: queue, calendar: name }): Finding[] => {
    if (name === null || name === '') return [];
    const here = [...path, 'calendar'];
    const calendar = calendars.get(name);
    if (calendar === undefined) {
      const message = `There is no calendar "${name}".`;
      return [{ code: 'unknown_calendar', path: here, message, fix: suggest(name, [...calendars.keys()]) }];
    }
    if (opensSometime(calendar) || !isSound(name)) return [];
    return [
      {
        code: 'calendar_never_open',
        path: here,
        message: `The calendar "${name}" never opens, so nobody would ever be asked in ${queue}.`,
        fix: `Give ${name} weekly hours, or write open: false here instead.`,
      },
    ];
  });
}
