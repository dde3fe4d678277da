import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { parsePolicy } from '../../src/policy';
import { exampleWith, policyOf, problemsOf } from './example';

const version = 'example@00000000';

it('any text is answered, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.jsonValue().map((value) => stringify(value)),
      ),
      (text) => {
        const parsing = parsePolicy(text, { version });
        expect(parsing.ok ? [] : parsing.problems).not.toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

const WITH_CALENDARS = exampleWith(
  'queues:',
  `calendars:
  land: { zone: Europe/Berlin, holidays: [{ on: easter-2 }, { on: last monday of may, observed: monday }], holidays_of: [] }
  desk:
    zone: America/New_York
    weekly: { monday-friday: [09:00-12:00, 13:00-17:00], saturday: 22:00-06:00 next day }
    holidays_of: land
    exceptions: [{ on: 2026-12-27 to 2026-12-31, hours: 10:00-12:00 }]
queues:`,
).replace('night: {', 'night: { calendar: desk,');

it('a policy with any stretch replaced by anything is answered with places inside the text', () => {
  fc.assert(
    fc.property(
      fc.nat(WITH_CALENDARS.length),
      fc.nat(40),
      fc.string({ maxLength: 20 }),
      (start, length, instead) => {
        const text = WITH_CALENDARS.slice(0, start) + instead + WITH_CALENDARS.slice(start + length);
        const lines = text.split('\n').length;
        for (const { line, column, message, fix } of problemsOf(text)) {
          expect([line >= 1 && line <= lines, column >= 1, message !== '', fix !== '']).toEqual(
            Array(4).fill(true),
          );
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('a policy means the same however its YAML is laid out', () => {
  const value: unknown = parse(WITH_CALENDARS);
  const layouts = [
    stringify(value),
    stringify(value, { indent: 6, lineWidth: 30 }),
    stringify(value, { defaultStringType: 'QUOTE_DOUBLE' }),
    stringify(value, { collectionStyle: 'flow' }),
    JSON.stringify(value),
  ];
  for (const layout of layouts) expect(policyOf(layout)).toEqual(policyOf(WITH_CALENDARS));
});
