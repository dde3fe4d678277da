/** Opening hours: what a policy's calendars say, and arithmetic with working time. Instants in, instants out. */
export type { Calendar, CalendarException, Holiday, HolidayRule, Hours, Span } from './calendar';
export { openHours } from './open-hours';
export type { OpenHours } from './open-hours';
export {
  HORIZON_MS,
  instantAfterWorkingTime,
  isOpenAt,
  nextClosing,
  nextOpening,
  openingAt,
  workingTimeBetween,
} from './working-time';
