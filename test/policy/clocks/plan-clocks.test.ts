import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../../src/domain/channel';
import { planClocks, speedUp } from '../../../src/policy';
import { exampleWith, policyOf } from '../example';

const page = readFileSync(join(__dirname, '../../../docs/clocks.md'), 'utf8');
const [written = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);

/** The page's clocks, in a policy that has what they name. */
const TEXT = exampleWith(
  'queues:',
  `notification_channels: { floor: { kind: webhook } }
people: { dana: { channel: floor } }
escalations: { team-leads: { text: { en: Help. }, levels: [{ targets: [{ person: dana }], acknowledge_within: 5m }], resolve_within: 1h, if_unanswered: { person: dana } } }
calendars: { support-desk: { zone: UTC, weekly: { monday-friday: 09:00-17:00 } }, waking-hours: { zone: UTC, weekly: { monday-sunday: 08:00-21:00 } } }
${written.replaceAll('customer_segment', 'tier')}queues:`,
);

const MONDAY_NINE = Date.UTC(2026, 0, 5, 9);

const planFor = (channel: Channel, attributes: Record<string, string> = {}, text = TEXT) =>
  planClocks(policyOf(text), {
    attributes: { language: 'en', tier: 'free', channel, ...attributes },
    channel,
    startedAt: MONDAY_NINE,
  });

it('the first target that holds is taken, and says why', () => {
  expect(planFor('chat', { tier: 'enterprise' })?.chosen).toEqual([
    { clock: 'first_response', withinMs: 120_000, calendar: null, because: 'tier == "enterprise"' },
    { clock: 'next_response', withinMs: 600_000, calendar: null, because: null },
    { clock: 'resolution', withinMs: 28_800_000, calendar: 'support-desk', because: 'tier == "enterprise"' },
  ]);
  expect(planFor('email')?.chosen).toMatchObject([{ withinMs: 14_400_000, calendar: 'support-desk' }, {}]);
});

it('the warning is counted from the beginning', () => {
  const [first, , resolution] = planFor('chat', { tier: 'enterprise' })?.plan.clocks ?? [];
  expect(first?.warning).toMatchObject({ afterMs: 96_000, raisePriority: 40 });
  expect(resolution?.warning).toMatchObject({ afterMs: 7 * 3_600_000, notify: 'floor' });
});

it('texts are those of the channel, in the customer’s language', () => {
  const told = (channel: Channel, language: string) =>
    planFor(channel, { language })?.plan.clocks[0]?.warning?.tell;
  expect([told('chat', 'de-AT'), told('chat', 'fr'), told('sms', 'en'), told('voice', 'en')]).toEqual([
    'Sie sind gleich an der Reihe.',
    'You are next in line.',
    null,
    null,
  ]);
});

it('only what is needed is taken along: the hours of its calendars, and of pushed channels', () => {
  expect(Object.keys(planFor('chat')?.plan.hours ?? {})).toEqual([]);
  expect(planFor('sms')?.plan).toMatchObject({ quiet: 'waking-hours', hours: { 'waking-hours': {} } });
  const hours = planFor('email')?.plan.hours['support-desk'];
  expect(hours?.seconds.slice(0, 4)).toEqual([0, 8 * 3_600, 16 * 3_600, 8 * 3_600]);
  expect(JSON.stringify(hours).length).toBeLessThan(2_000);
});

it('a policy without clocks promises nothing', () => {
  const empty = policyOf(exampleWith('beta:', 'beta:'));
  expect(planClocks(empty, { attributes: {}, channel: 'chat', startedAt: MONDAY_NINE })).toBeNull();
});

it('a faster copy has faster clocks, and shares stay shares', () => {
  const { text } = speedUp({ text: TEXT, version: 'example@1' }, 10);
  const fast = planFor('chat', { tier: 'enterprise' }, text);
  expect(fast?.plan.clocks[0]).toMatchObject({ withinMs: 12_000, warning: { afterMs: 10_000 } });
  expect(fast?.plan.whileWaiting).toMatchObject([{ afterMs: 12_000 }]);
});
