import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { speedUp } from '../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from './example';

const version = 'example@11111111';
const faster = (text: string, factor: number) => policyOf(speedUp({ text, version }, factor).text);

it('divides every duration, those that are defaults too, and never below a second', () => {
  const policy = faster(EXAMPLE, 20);
  expect(policy.ringMs).toEqual({ voice: 1_000, messaging: 1_000, email: 6_000 });
  expect(policy.transferToAgent.acceptWithinMs).toBe(3_000);
  expect(policy.routes.map(({ steps }) => steps.map(({ acceptWithinMs }) => acceptWithinMs))).toEqual([
    [3_000, 6_000, 180_000],
    [5_000],
  ]);
  expect(policy.defaultRoute.steps[0]?.deadlineMs).toBe(15_000);
});

it('keeps everything else, and sums the deadlines anew', () => {
  const before = policyOf(EXAMPLE);
  const after = faster(EXAMPLE, 20);
  expect(after.attributes).toEqual(before.attributes);
  expect(after.queues).toEqual(before.queues);
  expect(after.routes.map(({ name, when, priority }) => [name, when, priority])).toEqual(
    before.routes.map(({ name, when, priority }) => [name, when, priority]),
  );
  expect(after.routes[0]?.steps.map(({ deadlineMs }) => deadlineMs)).toEqual([3_000, 9_000, 189_000]);
});

it('a duration behind an anchor is divided once', () => {
  const text = exampleWith(
    'steps: [{ queue: second, accept_within: 90s }]',
    'steps: &s [{ queue: second, accept_within: &t 80s }]',
  )
    .replace('steps: [{ queue: second, accept_within: 5m }]', 'steps: *s')
    .replace('accept_within: 60s', 'accept_within: *t')
    .replace('- name: enterprise-chat', '- name: moved-chat');
  const moved = text.replace(/(routes:\n)([\s\S]*?)( {2}- name: sso[\s\S]*?)(default_route)/, '$1$3$2$4');
  const policy = faster(moved, 8);
  expect(policy.routes.map(({ steps }) => steps[0]?.acceptWithinMs)).toEqual([10_000, 10_000]);
  expect(policy.defaultRoute.steps[0]?.acceptWithinMs).toBe(10_000);
});

it('names the factor in the version and keeps comments', () => {
  const text = readFileSync(join(__dirname, '../../policies/saas-support.yaml'), 'utf8');
  const copy = speedUp({ text, version: 'saas-support@12345678' }, 20);
  expect(copy.version).toBe('saas-support@12345678@x20');
  expect(copy.text).toContain('# Points add up');
  expect(speedUp({ text, version }, 1)).toEqual({ text, version });
});

it('refuses to slow down', () => {
  for (const factor of [0, -2, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => speedUp({ text: EXAMPLE, version }, factor)).toThrow(RangeError);
  }
});

it('every duration is the old one divided, to the second, at least one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), (factor) => {
      const before = policyOf(EXAMPLE).routes.flatMap(({ steps }) =>
        steps.map(({ acceptWithinMs }) => acceptWithinMs),
      );
      const after = faster(EXAMPLE, factor).routes.flatMap(({ steps }) =>
        steps.map(({ acceptWithinMs }) => acceptWithinMs),
      );
      expect(after).toEqual(before.map((ms) => Math.max(1, Math.round(ms / 1_000 / factor)) * 1_000));
    }),
  );
});
