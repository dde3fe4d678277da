import fc from 'fast-check';
import { afterDeath, NO_DEATHS, type Verdict } from '../../src/bin/supervisor/restart-policy';

const verdicts = (diedAt: readonly number[], ranMs: number): Verdict[] => {
  let record = NO_DEATHS;
  return diedAt.map((at) => {
    const verdict = afterDeath(record, { startedAt: at - ranMs, diedAt: at });
    record = verdict.record;
    return verdict;
  });
};

test('the wait is half a second, doubling to ten', () => {
  const farApart = [0, 20, 40, 60, 80, 100, 120].map((seconds) => seconds * 1_000);
  expect(verdicts(farApart, 1_000).map((verdict) => verdict.restartInMs)).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
  ]);
});

test('a child that lived for a minute begins anew', () => {
  const second = verdicts([0, 100_000], 60_000)[1];
  expect(second?.restartInMs).toBe(500);
});

test('it gives up exactly when five deaths lie within one minute', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(gaps, (between) => {
      const times = between.reduce<number[]>((all, gap) => [...all, (all.at(-1) ?? 0) + gap], []);
      const gaveUp = verdicts(times, 1).map((verdict) => verdict.restartInMs === null);
      const expected = times.map((at, index) => {
        const fourBefore = times[index - 4];
        return fourBefore !== undefined && at - fourBefore < 60_000;
      });
      expect(gaveUp).toEqual(expected);
    }),
  );
});
