import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decideRoute, POLICY_PROBLEM_CODES } from '../../src/policy';
import { exampleWith, policyOf } from './example';

const page = readFileSync(join(__dirname, '../../docs/policy.md'), 'utf8');
const afterHoursPage = readFileSync(join(__dirname, '../../docs/after-hours.md'), 'utf8');
const [example = '', calendars = ''] = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);

it('the example is a policy and does what the page says', () => {
  const { decision } = decideRoute(policyOf(example), {
    channel: 'chat',
    given: { tier: 'premium', language: 'DE' },
    source: 'docs',
    profile: null,
  });
  expect(decision).toMatchObject({
    route: 'gold-messages',
    priority: 30,
    steps: [
      { queue: 'experts', deadlineMs: 60_000 },
      { queue: 'first-line', deadlineMs: 360_000 },
    ],
    ending: { text: expect.stringMatching(/^Es tut uns leid/) },
  });
});

it('the calendars of the page are calendars', () => {
  const policy = policyOf(exampleWith('queues:', `${calendars}queues:`));
  const { calendar } = policy.calendars.get('billing-desk')!;
  expect(calendar).toMatchObject({
    zone: 'Europe/Berlin',
    exceptions: [{ from: '2026-12-27', to: '2026-12-31' }, {}],
  });
  expect(calendar.holidays.map(({ name }) => name)).toEqual([
    'New Year',
    'Good Friday',
    'Christmas Eve',
    'Christmas',
  ]);
});

it('every problem is explained', () => {
  const explained = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, code]) => code);
  expect(explained).toEqual(expect.arrayContaining([...POLICY_PROBLEM_CODES]));
});

it('the example of the page about after hours is a policy', () => {
  const [walkThrough = ''] = [...afterHoursPage.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);
  const policy = policyOf(`name: docs\nending: { message: { en: Sorry. } }\n${walkThrough}`);
  const night = Date.parse('2026-01-15T00:00:00Z');
  const { decision } = decideRoute(
    policy,
    { channel: 'chat', given: { language: 'de' }, source: 'docs', profile: null },
    { now: night, callable: false },
  );
  expect(decision.afterHours?.kind).toBe('hold');
  expect(afterHoursPage.replace(/\s+/g, ' ')).toContain(
    (decision.afterHours?.text ?? '').split(/(?<=MEZ\.)/)[0],
  );
});
