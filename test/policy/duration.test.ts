import fc from 'fast-check';
import { parseDuration, printDuration } from '../../src/policy/duration';

it.each([
  ['1s', 1_000],
  ['60s', 60_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['1h30m', 5_400_000],
  ['1h1s', 3_601_000],
  [' 20s ', 20_000],
])('%s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  '',
  ' ',
  '0s',
  '0h0m0s',
  '60',
  's',
  '-5s',
  '1.5h',
  '5 m',
  '30m1h',
  '1d',
  '500ms',
  '5M',
  '999999999999999999h',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});

it('what is printed is read as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
      expect(parseDuration(printDuration(seconds * 1_000))).toBe(seconds * 1_000);
    }),
  );
});

it('prints whole seconds, one at least', () => {
  expect([0, 400, 1_499, 1_500, 90_000, 3_600_000].map(printDuration)).toEqual([
    '1s',
    '1s',
    '1s',
    '2s',
    '1m30s',
    '1h',
  ]);
});
