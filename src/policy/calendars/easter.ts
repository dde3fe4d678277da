import { dayOf } from './day';
import type { Day } from './day';

/** Easter Sunday of the western churches, by the Gregorian computus of Meeus, Jones and Butcher. */
function westernEaster(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return marchDay(year, epact + toSunday - 7 * late + 22);
}

/** Easter Sunday of the orthodox churches: the Julian computus of Meeus, told as a Gregorian date. */
function orthodoxEaster(year: number): Day {
  const epact = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
  const julianIsBehind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return marchDay(year, epact + toSunday + 22 + julianIsBehind);
}

/** The 32nd of March is the 1st of April. */
const marchDay = (year: number, day: number): Day => (dayOf(year, 3, 1) ?? 0) + day - 1;

export const easterOf = (year: number, church: 'western' | 'orthodox'): Day =>
  church === 'western' ? westernEaster(year) : orthodoxEaster(year);
