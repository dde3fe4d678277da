import { IANAZone } from 'luxon';
import type { Instant } from '../../domain/json';
import { DAY_MS, MINUTE_MS } from './day';

/** What the wall clock of a zone shows, as the milliseconds that a clock in UTC would show the same at. */
export type LocalMs = number;

/** From an instant on, the zone's clock is so far ahead of UTC. */
interface Stretch {
  readonly from: Instant;
  readonly aheadMs: number;
}

/** A zone's clock through a period: the stretches between its changes, in order. */
export type ZoneClock = readonly Stretch[];

/** Names of the IANA database only: no offsets, no `local`. */
export const isZone = (name: string): boolean => IANAZone.isValidZone(name);

/** Changes fall on whole seconds. */
const SECOND_MS = 1_000;

/** The first second in (from, to] at which the clock is as far ahead as at `to`. */
function changeBetween(aheadAt: (at: Instant) => number, from: Instant, to: Instant): Instant {
  const after = aheadAt(to);
  let [before, later] = [from, to];
  while (later - before > SECOND_MS) {
    const middle = before + Math.floor((later - before) / 2 / SECOND_MS) * SECOND_MS;
    if (aheadAt(middle) === after) later = middle;
    else before = middle;
  }
  return later;
}

/** No zone's clock was changed twice within a week since 1970 (IANA data 2025c, where Recife's was after exactly one). */
const LOOK_EVERY_MS = 3 * DAY_MS;

/** Both ends of the period are whole seconds. */
export function zoneClock(zone: string, from: Instant, to: Instant): ZoneClock {
  const iana = IANAZone.create(zone);
  const aheadAt = (at: Instant): number => iana.offset(at) * MINUTE_MS;
  const stretches: Stretch[] = [{ from, aheadMs: aheadAt(from) }];
  let aheadMs = aheadAt(from);
  for (let at = from + LOOK_EVERY_MS; at < to + LOOK_EVERY_MS; at += LOOK_EVERY_MS) {
    const now = aheadAt(at);
    if (now === aheadMs) continue;
    stretches.push({ from: changeBetween(aheadAt, at - LOOK_EVERY_MS, at), aheadMs: now });
    aheadMs = now;
  }
  return stretches;
}

/**
 * The first instant at which the clock has reached a local time. A time that the clock skips is reached where the gap
 * ends; of a time that it shows twice, the first counts. So what is later by the clock is never reached earlier.
 */
export function reachedAt(clock: ZoneClock, local: LocalMs): Instant {
  for (const [index, { from, aheadMs }] of clock.entries()) {
    const at = Math.max(from, local - aheadMs);
    const next = clock[index + 1];
    if (next === undefined || at < next.from) return at;
  }
  throw new RangeError('The clock of a zone has no stretch.');
}
