import type { Instant } from '../../domain/json';
import type { Openings } from '../../domain/clocks/openings';
import { nextClosing, nextOpening, type OpenHours } from '../calendars';

/** The openings from one instant to another, as plain numbers. Hours begin and end at whole seconds. */
export function openingsAhead(hours: OpenHours, from: Instant, until: Instant): Openings {
  const start = Math.floor(from / 1_000) * 1_000;
  const seconds: number[] = [];
  let at = start;
  while (at < until) {
    const opens = nextOpening(hours, at);
    if (opens === null || opens >= until) break;
    const closes = nextClosing(hours, opens) ?? until;
    seconds.push((opens - at) / 1_000, (closes - opens) / 1_000);
    at = closes;
  }
  return { calendar: hours.calendar.name, from: start, seconds };
}
