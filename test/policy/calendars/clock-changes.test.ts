import {
  instantAfterWorkingTime,
  isOpenAt,
  nextClosing,
  nextOpening,
  workingTimeBetween,
} from '../../../src/policy';
import { at, HOUR_MS, hoursOf } from './example';

/* Berlin's clock goes from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October. */

describe('in the gap', () => {
  const midnight = at('2026-03-29T00:00+01:00');
  const gap = at('2026-03-29T03:00+02:00');

  test('what opens at 02:30, which does not exist, opens at the gap’s end', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 02:30-10:00 } }');
    expect(nextOpening(hours, midnight)).toBe(gap);
    expect(isOpenAt(hours, gap - 1)).toBe(false);
    expect(nextClosing(hours, gap)! - gap).toBe(7 * HOUR_MS);
  });

  test('what closes at 02:30 closes where the gap begins', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 01:00-02:30 } }');
    expect(nextClosing(hours, gap - HOUR_MS)).toBe(gap);
    expect(workingTimeBetween(hours, midnight, midnight + 20 * HOUR_MS)).toBe(HOUR_MS);
  });

  test('what is open within it only is not open that day', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 02:10-02:50 } }');
    expect(nextOpening(hours, midnight)).toBe(at('2026-04-05T02:10+02:00'));
  });

  test('a night shift is an hour shorter, and a clock that runs through it ends an hour later by the wall', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { saturday: 22:00-06:00 next day } }');
    const evening = at('2026-03-28T22:00+01:00');
    expect(workingTimeBetween(hours, evening, evening + 20 * HOUR_MS)).toBe(7 * HOUR_MS);
    expect(instantAfterWorkingTime(hours, evening, 5 * HOUR_MS)).toBe(at('2026-03-29T04:00+02:00'));
  });
});

describe('in the doubled hour', () => {
  const midnight = at('2026-10-25T00:00+02:00');
  const first = (time: string) => at(`2026-10-25T${time}+02:00`);
  const second = (time: string) => at(`2026-10-25T${time}+01:00`);

  test('both hours count', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 02:00-03:00 } }');
    expect(workingTimeBetween(hours, midnight, midnight + 20 * HOUR_MS)).toBe(2 * HOUR_MS);
    expect(nextClosing(hours, first('02:30'))).toBe(second('03:00'));
  });

  test('what opens at 02:30 opens when the clock first shows it, and stays open when it is put back', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 02:30-04:00 } }');
    expect(nextOpening(hours, midnight)).toBe(first('02:30'));
    expect(isOpenAt(hours, second('02:10'))).toBe(true);
    expect(workingTimeBetween(hours, midnight, midnight + 20 * HOUR_MS)).toBe(2.5 * HOUR_MS);
  });

  test('what closes at 02:30 closes when the clock first shows it, and does not open again', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { sunday: 01:00-02:30 } }');
    expect(nextClosing(hours, first('01:00'))).toBe(first('02:30'));
    expect(isOpenAt(hours, second('02:10'))).toBe(false);
  });

  test('a night shift is an hour longer', () => {
    const hours = hoursOf('{ zone: Europe/Berlin, weekly: { saturday: 22:00-06:00 next day } }');
    const evening = at('2026-10-24T22:00+02:00');
    expect(workingTimeBetween(hours, evening, evening + 20 * HOUR_MS)).toBe(9 * HOUR_MS);
    expect(instantAfterWorkingTime(hours, evening, 5 * HOUR_MS)).toBe(second('02:00'));
  });
});

test('half an hour on Lord Howe Island', () => {
  const hours = hoursOf('{ zone: Australia/Lord_Howe, weekly: { sunday: 00:00-06:00 } }');
  const lengthOn = (date: string) =>
    workingTimeBetween(hours, at(`${date}T00:00+10:30`) - HOUR_MS, at(`${date}T12:00+10:30`));
  expect([lengthOn('2026-04-05'), lengthOn('2026-10-04')]).toEqual([6.5 * HOUR_MS, 5.5 * HOUR_MS]);
});

test('a date that a zone left out: Apia had no 30 December 2011', () => {
  const hours = hoursOf('{ zone: Pacific/Apia, weekly: { thursday-saturday: 09:00-17:00 } }');
  const [thursday, saturday] = [at('2011-12-29T09:00-10:00'), at('2011-12-31T09:00+14:00')];
  expect(nextOpening(hours, thursday + 9 * HOUR_MS)).toBe(saturday);
  expect(workingTimeBetween(hours, thursday, saturday)).toBe(8 * HOUR_MS);
});
