/** Calendars as a policy's YAML writes them. */
export { readCalendars } from './read-calendars';
export type { CalendarsReading } from './read-calendars';
