import { durationMs } from './clock';
import type { Floor } from './floor';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Made once: a search over a week asks ten thousand times, and making one costs sixty times what asking does. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const OFFSET = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' });

/** What a clock in Berlin shows: `Fri 16:00`. */
export const shownInBerlin = (at: number): string => CLOCK.format(at).replace(',', '');

/** So many seconds from now until the minute begins in which Berlin shows it next. */
export function secondsUntil(shown: string, now: number): number {
  const first = Math.ceil(now / MINUTE) * MINUTE;
  for (let at = first; at < first + 9 * 24 * 60 * MINUTE; at += MINUTE) {
    if (shownInBerlin(at) === shown) return Math.ceil((at - now) / 1_000);
  }
  throw new Error(`Berlin never shows ${shown}.`);
}

/** Until the clock in Berlin shows this again: `Wed 20:00`. */
export const forwardTo = (floor: Floor, shown: string): Promise<unknown> =>
  floor.forward(`${secondsUntil(shown, floor.clock.now())} seconds`);

/** How far ahead of UTC the clock in Berlin is. */
const aheadInBerlin = (at: number): string => OFFSET.format(at).slice(-6);

/** Until so long before the clock in Berlin is put forward (in spring) or back (in autumn) the next time. */
export async function forwardToChange(
  floor: Floor,
  change: 'forward' | 'back',
  before: string,
): Promise<void> {
  const isIt = (at: number) =>
    change === 'forward'
      ? aheadInBerlin(at) > aheadInBerlin(at - 1)
      : aheadInBerlin(at) < aheadInBerlin(at - 1);
  const now = floor.clock.now() + durationMs(before);
  let at = Math.ceil(now / HOUR) * HOUR;
  while (!isIt(at)) at += HOUR;
  await floor.forward(`${Math.ceil((at - now) / 1_000)} seconds`);
}
