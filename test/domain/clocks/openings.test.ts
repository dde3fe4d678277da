import * as fc from 'fast-check';
import { instantAfter, nextOpen, workedBetween, type Openings } from '../../../src/domain/clocks/openings';
import { MINUTE, SECOND, T0 } from '../life';

/** Any hours, in whole minutes, and how many of them are looked at. */
const anyOpenings = fc
  .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 })
  .map((minutes) => (minutes.length % 2 === 0 ? minutes : [...minutes, 7]))
  .map((minutes): Openings => ({ calendar: 'any', from: T0, seconds: minutes.map((n) => n * 60) }));

const LONG = 400;

/** Minute by minute, open or not, with no arithmetic in common with what is tested. */
function openMinutes({ seconds }: Openings): boolean[] {
  const minutes = seconds.flatMap((length, n) => Array.from({ length: length / 60 }, () => n % 2 === 1));
  return Array.from({ length: LONG }, (_, n) => minutes[n] ?? true);
}

const minute = fc.integer({ min: 0, max: LONG - 1 });

it('working time agrees with a count of the minutes', () => {
  fc.assert(
    fc.property(anyOpenings, minute, minute, (hours, a, b) => {
      const counted = openMinutes(hours).slice(a, Math.max(a, b)).filter(Boolean).length;
      expect(workedBetween(hours, T0 + a * MINUTE, T0 + b * MINUTE)).toBe(counted * MINUTE);
    }),
  );
});

it('the due instant is the end of the last minute that counts', () => {
  fc.assert(
    fc.property(anyOpenings, minute, fc.integer({ min: 1, max: 60 }), (hours, from, length) => {
      const open = openMinutes(hours);
      let [at, counted] = [from, 0];
      while (counted < length) {
        if (open[at] ?? true) counted++;
        at++;
      }
      expect(instantAfter(hours, T0 + from * MINUTE, length * MINUTE)).toBe(T0 + at * MINUTE);
    }),
  );
});

it('what is due after so much time is reached after so much time, whatever the instant', () => {
  const anySecond = fc.integer({ min: 0, max: LONG * 60 });
  fc.assert(
    fc.property(anyOpenings, anySecond, fc.integer({ min: 0, max: 9_000 }), (hours, from, length) => {
      const begins = T0 + from * SECOND;
      const due = instantAfter(hours, begins, length * SECOND);
      expect(workedBetween(hours, begins, due)).toBe(length * SECOND);
    }),
  );
});

it('the next open instant is open, and nothing before it is', () => {
  fc.assert(
    fc.property(anyOpenings, minute, (hours, from) => {
      const open = openMinutes(hours);
      let at = from;
      while (at < LONG && !open[at]) at++;
      expect(nextOpen(hours, T0 + from * MINUTE)).toBe(T0 + at * MINUTE);
    }),
  );
});

it('without a calendar all time counts', () => {
  expect([workedBetween(null, T0, T0 + 5), instantAfter(null, T0, 5), nextOpen(null, T0)]).toEqual([
    5,
    T0 + 5,
    T0,
  ]);
});
