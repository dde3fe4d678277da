const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const SHOWN = /^(\d{4})-(\d{2})-(\d{2}), (\d{2}):(\d{2})$/;

/** What clocks on the wall show, as JavaScript's own Intl knows it: minutes since 1970-01-01 00:00 on that clock. */
function reader(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const [, year, month, day, hour, minute] = (SHOWN.exec(format.format(at)) ?? []).map(Number);
    return Date.UTC(year!, month! - 1, day, hour, minute) / MINUTE_MS;
  };
}

/** Every minute of some time in a zone, by a clock that is held still where the one on the wall is put back. */
export interface WallClock {
  readonly zone: string;
  readonly firstMinute: number;
  /** Per minute, the largest that the wall has shown so far. */
  readonly shown: Int32Array;
}

/**
 * Reads the wall every minute; or `sparingly`, where an hour of the clock went by within an hour of time: the minutes
 * between are then those between, too.
 */
export function watch(
  zone: string,
  from: number,
  to: number,
  { sparingly }: { sparingly: boolean },
): WallClock {
  const read = reader(zone);
  const firstMinute = from / MINUTE_MS;
  const shown = new Int32Array(to / MINUTE_MS - firstMinute);
  let latest = -Infinity;
  for (let n = 0; n < shown.length; n += HOUR_MINUTES) {
    const start = read((firstMinute + n) * MINUTE_MS);
    const isSteady = sparingly && read((firstMinute + n + HOUR_MINUTES) * MINUTE_MS) - start === HOUR_MINUTES;
    for (let m = 0; m < HOUR_MINUTES && n + m < shown.length; m++) {
      const now = isSteady ? start + m : read((firstMinute + n + m) * MINUTE_MS);
      if (now > latest) latest = now;
      shown[n + m] = latest;
    }
  }
  return { zone, firstMinute, shown };
}
