import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RING_CLASSES } from '../../src/domain/channel';
import type { RoutingFilter, RoutingPlan } from '../../src/domain/routing-plan';
import { compileRoutingPlans } from '../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from './example';

const policy = policyOf(EXAMPLE, 'example@11111111');
const compiled = compileRoutingPlans([policy]);
const { voice, messaging } = compiled.plans;

const filterNamed = (plan: RoutingPlan, name: string): RoutingFilter => {
  const found = plan.filters.find((filter) => filter.name === name);
  if (found === undefined)
    throw new Error(`No filter ${name}; there are ${plan.filters.map((f) => f.name).join(', ')}`);
  return found;
};

const inShort = ({ targets }: RoutingFilter) =>
  targets.map(({ queue, eligible, timeoutSeconds }) => [queue, eligible !== null, timeoutSeconds]);

it('one plan per ring class, with its ring time', () => {
  expect(RING_CLASSES.map((ringClass) => compiled.plans[ringClass].ringSeconds)).toEqual([15, 20, 120]);
  expect(RING_CLASSES.map((ringClass) => compiled.plans[ringClass].ringClass)).toEqual([...RING_CLASSES]);
});

it('the queues of the policy, closed ones too, and the one that holds every agent', () => {
  expect(compiled.queues).toEqual([
    { name: 'first', agents: 'skills HAS "first"' },
    { name: 'second', agents: 'skills HAS "second" OR skills HAS "first"' },
    { name: 'night', agents: '1==1' },
    { name: 'everyone', agents: '1==1' },
  ]);
});

it('a first leg has the chain from its step on: D(k) + 30 s, then each step its own time, the last without end', () => {
  expect(inShort(filterNamed(messaging, 'example@11111111 enterprise-chat/1'))).toEqual([
    ['first', true, 60 + 30],
    ['second', false, 120],
    ['first', false, null],
  ]);
  expect(inShort(filterNamed(messaging, 'example@11111111 enterprise-chat/2'))).toEqual([
    ['second', false, 60 + 120 + 30],
    ['first', false, null],
  ]);
  expect(inShort(filterNamed(messaging, 'example@11111111 enterprise-chat/3'))).toEqual([
    ['first', false, null],
  ]);
  expect(filterNamed(voice, 'example@11111111 enterprise-chat/2').condition).toBe(
    'throughline.policyVersion == "example@11111111" AND throughline.route == "enterprise-chat" AND ' +
      'throughline.step == 2 AND throughline.chain == true',
  );
});

it('a later leg has its one step, without end', () => {
  const filter = filterNamed(messaging, 'example@11111111 enterprise-chat/1 alone');
  expect(inShort(filter)).toEqual([['first', true, null]]);
  expect(filter.condition).toMatch(/throughline\.chain != true$/);
});

it('a transfer waits in its queue; one to an agent goes on to the fallback', () => {
  expect(inShort(filterNamed(voice, 'queue:second'))).toEqual([['second', true, null]]);
  expect(filterNamed(voice, 'agent').targets).toEqual([
    {
      queue: 'everyone',
      eligible: null,
      knownAgent: 'task.throughline.agentSid',
      timeoutSeconds: 90,
      priority: null,
    },
    { queue: 'second', eligible: null, knownAgent: null, timeoutSeconds: null, priority: null },
  ]);
  const own = policyOf(
    exampleWith('ring_times:', 'transfer_to_agent: { accept_within: 10s, fallback: first }\nring_times:'),
  );
  expect(inShort(filterNamed(compileRoutingPlans([own]).plans.voice, 'agent'))).toEqual([
    ['everyone', false, 40],
    ['first', false, null],
  ]);
});

it('what never met us follows the routes by itself, on the policy’s own clocks, at the base priority', () => {
  const filter = filterNamed(messaging, 'native enterprise-chat');
  expect(
    filter.targets.map(({ queue, eligible, timeoutSeconds, priority }) => [
      queue,
      eligible,
      timeoutSeconds,
      priority,
    ]),
  ).toEqual([
    ['first', '(task.language IN worker.languages) OR task.language == null', 60, 10],
    ['second', null, 120, null],
    ['first', null, null, null],
  ]);
  expect(filterNamed(messaging, 'native default')).toMatchObject({ condition: '1==1' });
  expect(messaging.defaultQueue).toBe('second');
});

it('our own filters stand before the native ones', () => {
  const firstNative = messaging.filters.findIndex(({ name }) => name.startsWith('native '));
  expect(messaging.filters.slice(firstNative).every(({ name }) => name.startsWith('native '))).toBe(true);
  expect(
    messaging.filters
      .slice(0, firstNative)
      .every(({ condition }) => condition.includes('throughline.route ==')),
  ).toBe(true);
});

it('earlier versions keep their filters and queues, not their native routing; the current one comes first', () => {
  const older = policyOf(
    exampleWith('night: { agents: 1==1, open: false }', 'old: { agents: 1==1 }')
      .replace('skills HAS "first" }', 'skills HAS "ancient" }')
      .replace('queue: night', 'queue: old'),
    'example@00000000',
  );
  const { queues, plans } = compileRoutingPlans([policy, older, policy]);
  expect(queues.map(({ name }) => name)).toEqual(['first', 'second', 'night', 'old', 'everyone']);
  expect(queues[0]?.agents).toBe('skills HAS "first"');
  const versions = plans.voice.filters.map(({ name }) => name.split(' ')[0]);
  expect(versions.indexOf('example@00000000')).toBeGreaterThan(versions.lastIndexOf('example@11111111'));
  expect(versions.filter((version) => version === 'example@11111111')).toHaveLength(10);
  expect(inShort(filterNamed(plans.voice, 'example@00000000 enterprise-chat/2'))[0]).toEqual([
    'old',
    false,
    690,
  ]);
  expect(plans.voice.filters.filter(({ name }) => name === 'native sso')).toHaveLength(1);
});

it('the same policies give the same plans', () => {
  expect(compileRoutingPlans([policyOf(EXAMPLE, 'example@11111111')])).toEqual(compiled);
});

it('no filter of a shipped policy can cancel a customer: the last target never times out', () => {
  for (const name of ['saas-support', 'bank-calls']) {
    const text = readFileSync(join(__dirname, `../../policies/${name}.yaml`), 'utf8');
    for (const { filters } of Object.values(compileRoutingPlans([policyOf(text)]).plans)) {
      expect(filters.filter(({ targets }) => targets.at(-1)?.timeoutSeconds !== null)).toEqual([]);
      expect(new Set(filters.map((filter) => filter.name)).size).toBe(filters.length);
    }
  }
});
