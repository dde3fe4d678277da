import fc from 'fast-check';
import type { Rotation } from '../../../src/domain/escalation/ladder';
import { onCall } from '../../../src/policy';

const person = (name: string) => ({ name, channel: 'pager', agentSid: null, language: null });

const rotation = (change: Partial<Rotation> = {}): Rotation => ({
  name: 'ops',
  people: ['dana', 'eli', 'frank'].map(person),
  zone: 'Europe/Berlin',
  from: '2026-03-02',
  atMinute: 9 * 60,
  everyDays: 7,
  ...change,
});

const who = (at: string, change: Partial<Rotation> = {}) => onCall(rotation(change), Date.parse(at))?.name;

it('they hand over at the hour of the zone, in summer and in winter', () => {
  expect(who('2026-03-02T07:59:59Z')).toBeUndefined();
  expect(who('2026-03-02T08:00:00Z')).toBe('dana');
  expect(who('2026-03-09T08:00:00Z')).toBe('eli');
  // The clock went forward on 29 March.
  expect(who('2026-03-30T06:59:59Z')).toBe('dana');
  expect(who('2026-03-30T07:00:00Z')).toBe('eli');
});

it('a time that the clock skips is reached where the gap ends, one that it shows twice the first time', () => {
  const at = { atMinute: 150, everyDays: 1, from: '2026-03-28', people: ['dana', 'eli'].map(person) };
  expect(who('2026-03-29T00:59:59Z', at)).toBe('dana');
  expect(who('2026-03-29T01:00:00Z', at)).toBe('eli');
  const autumn = { ...at, from: '2026-10-24' };
  expect(who('2026-10-25T00:29:59Z', autumn)).toBe('dana');
  expect(who('2026-10-25T00:30:00Z', autumn)).toBe('eli');
  expect(who('2026-10-25T01:15:00Z', autumn)).toBe('eli');
});

it('nobody takes turns: nobody is on call', () => {
  expect(who('2026-05-01T12:00:00Z', { people: [] })).toBeUndefined();
});

it('each one has their turn, in order, whatever the zone', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Pacific/Apia',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ];
  const names = ['dana', 'eli', 'frank'];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 1_439 }),
      fc.constantFrom(1, 7),
      fc.integer({ min: Date.parse('2026-03-05T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') }),
      (zone, atMinute, everyDays, at) => {
        const change = { zone, atMinute, everyDays };
        const now = onCall(rotation(change), at)?.name ?? '';
        // A turn later, give or take the hour by which the clock may have moved, the next one has it or is about to.
        const later = [-3_700_000, 3_700_000].map(
          (slack) => onCall(rotation(change), at + everyDays * 86_400_000 + slack)?.name ?? '',
        );
        const next = names[(names.indexOf(now) + 1) % 3];
        expect(names).toContain(now);
        expect(later).toContain(next);
      },
    ),
    { numRuns: 300 },
  );
});
