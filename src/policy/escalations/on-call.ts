import type { Person, Rotation } from '../../domain/escalation/ladder';
import type { Instant } from '../../domain/json';
import { DAY_MS, MINUTE_MS, parseDay } from '../calendars/day';
import { reachedAt, zoneClock } from '../calendars/zone-clock';

/**
 * Whose turn it is; null when nobody takes turns, or the first turn is still to come. They hand over when the zone's clock
 * first reaches the time, as calendars open (ADR 0017).
 */
export function onCall(rotation: Rotation, at: Instant): Person | null {
  const turn = turnAt(rotation, at);
  return turn === null ? null : (rotation.people[turn] ?? null);
}

/** Whose turn it is, as their place in the rotation: somebody may have several. */
export function turnAt({ people, zone, from, atMinute, everyDays }: Rotation, at: Instant): number | null {
  const first = parseDay(from);
  if (first === null || people.length === 0) return null;
  const midnight = Math.floor(at / DAY_MS) * DAY_MS;
  const clock = zoneClock(zone, midnight - 3 * DAY_MS, midnight + 3 * DAY_MS);
  const handsOver = (day: number): Instant => reachedAt(clock, day * DAY_MS + atMinute * MINUTE_MS);
  // Local dates are at most a day away from those of UTC.
  let day = midnight / DAY_MS + 1;
  while (handsOver(day) > at) day--;
  if (day < first) return null;
  return Math.floor((day - first) / everyDays) % people.length;
}
