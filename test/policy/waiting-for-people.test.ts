import { decideRoute, parsePolicy, speedUp } from '../../src/policy';
import { EXAMPLE, policyOf } from './example';

const version = 'example@11111111';
const withBlocks = (blocks: string) => EXAMPLE.replace('default_route:', `${blocks}\ndefault_route:`);
const decided = (text: string, channel: 'chat' | 'sms') =>
  decideRoute(policyOf(text), { given: {}, channel, source: 'test', profile: null } as never).decision;

it('three days for customers, and agents may be silent, where nothing is said', () => {
  expect(decided(EXAMPLE, 'chat')).toMatchObject({ parking: { dueMs: 259_200_000 }, silence: null });
});

it('a clock per channel', () => {
  const text = withBlocks(
    'parking: { due: 7h }\nsilence: { chat: { nudge_after: 1m, requeue_after: 3m }, most_times: 1 }',
  );
  expect(decided(text, 'chat')).toMatchObject({
    parking: { dueMs: 25_200_000 },
    silence: { nudgeAfterMs: 60_000, requeueAfterMs: 180_000, mostTimes: 1 },
  });
  expect(decided(text, 'sms').silence).toBeNull();
});

it('who would be taken away before they are reminded, and calls, are mistakes', () => {
  const parsed = parsePolicy(
    withBlocks(
      'silence: { sms: { nudge_after: 3m, requeue_after: 1m }, voice: { nudge_after: 1m, requeue_after: 2m } }',
    ),
    { version },
  );
  expect(parsed.ok ? [] : parsed.problems.map(({ path, fix }) => [path, fix])).toEqual([
    [expect.stringContaining('requeue_after'), 'Let requeue_after be no shorter than nudge_after.'],
    [expect.stringContaining('voice'), expect.stringContaining('chat, sms, whatsapp, email, most_times')],
  ]);
});

it('a faster copy has faster clocks, and is a policy still', () => {
  const text = withBlocks('silence: { chat: { nudge_after: 10s, requeue_after: 15s } }');
  expect(decided(speedUp({ text, version }, 20).text, 'chat')).toMatchObject({
    parking: { dueMs: 12_960_000 },
    silence: { nudgeAfterMs: 1_000, requeueAfterMs: 1_000 },
  });
});
