import * as fc from 'fast-check';
import { instantAfter, workedBetween } from '../../../src/domain/clocks/openings';
import { instantAfterWorkingTime, openHours, workingTimeBetween, openingsAhead } from '../../../src/policy';
import { exampleWith, policyOf } from '../example';

const DAY = 86_400_000;
const CALENDARS = `calendars:
  berlin: { zone: Europe/Berlin, weekly: { monday-friday: [08:30-12:30, 13:15-18:00], sunday: 01:00-04:00 } }
  new-york: { zone: America/New_York, weekly: { monday-sunday: 22:00-06:00 next day } }
  lord-howe: { zone: Australia/Lord_Howe, weekly: { monday-saturday: 00:30-03:15 } }
queues:`;

const { calendars } = policyOf(exampleWith('queues:', CALENDARS));

/** A year that holds both changes of every clock. */
const FROM = Date.UTC(2026, 0, 1);

describe.each([...calendars.keys()])('%s', (name) => {
  const { calendar } = calendars.get(name)!;
  const hours = openHours(calendar);
  const anyInstant = fc.integer({ min: 0, max: 300 * DAY }).map((offset) => FROM + offset);

  it('plain openings say what the calendar says, through both changes of the clock', () => {
    const ahead = openingsAhead(hours, FROM, FROM + 365 * DAY);
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 30 * DAY }), (from, length) => {
        expect(workedBetween(ahead, from, from + length)).toBe(
          workingTimeBetween(hours, from, from + length),
        );
        const ms = Math.min(length, 40 * 3_600_000);
        if (ms > 0) expect(instantAfter(ahead, from, ms)).toBe(instantAfterWorkingTime(hours, from, ms));
      }),
      { numRuns: 300 },
    );
  });
});
