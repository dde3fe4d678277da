import { decideRoute, transferRoute, type Policy } from '../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from './example';

const decision = (policy: Policy) =>
  decideRoute(policy, { channel: 'chat', source: 'web', given: { tier: 'enterprise' }, profile: null })
    .decision;

const routeTo = (text: string, to: Parameters<typeof transferRoute>[1]['to'], back: string | null) => {
  const policy = policyOf(text);
  return transferRoute(policy, { to, back, decision: decision(policy) });
};

const inShort = (route: ReturnType<typeof routeTo>) =>
  route.ok
    ? route.decision.steps.map(({ queue, route: name, deadlineMs }) => [queue, name, deadlineMs / 1_000])
    : route.problem;

const toQueue = (queue: string) => ({ kind: 'queue', queue }) as const;
const TO_BEN = { kind: 'agent', agent: 'ben' } as const;
const withBlock = (block: string) => exampleWith('ring_times:', `${block}\nring_times:`);

it('a queue has its time, then the sender’s queue as much', () => {
  expect(inShort(routeTo(EXAMPLE, toQueue('second'), 'first'))).toEqual([
    ['second', 'queue:second', 300],
    ['first', 'queue:first', 600],
  ]);
});

it('priority and ending stay those of the interaction', () => {
  const route = routeTo(EXAMPLE, toQueue('second'), 'first');
  expect(route).toMatchObject({
    decision: { priority: 30, ending: { text: 'Sorry.' }, route: 'queue:second' },
  });
});

it.each([
  ['is closed', 'night'],
  ['is none of the policy’s any more', 'gone'],
  ['nobody knows', null],
])('a sender’s queue that %s gives way to the default route’s', (_name, back) => {
  expect(inShort(routeTo(EXAMPLE, toQueue('first'), back))).toMatchObject([
    {},
    ['second', 'queue:second', 600],
  ]);
});

it('an agent has their time; then the fallback asks where the policy names one, else the sender’s queue', () => {
  expect(inShort(routeTo(EXAMPLE, TO_BEN, 'first'))).toEqual([
    ['everyone', 'agent', 60],
    ['first', 'queue:first', 360],
  ]);
  const text = withBlock(
    'transfer_to_agent: { accept_within: 10s, fallback: second }\ntransfers: { accept_within: 1m }',
  );
  expect(inShort(routeTo(text, TO_BEN, 'first'))).toEqual([
    ['everyone', 'agent', 10],
    ['second', 'queue:second', 70],
  ]);
});

it('what does not exist or is closed is said, with what was perhaps meant', () => {
  expect(routeTo(EXAMPLE, toQueue('secnd'), 'first')).toEqual({
    ok: false,
    problem: 'target_unknown',
    message: 'There is no queue "secnd". Did you mean second?',
  });
  expect(inShort(routeTo(EXAMPLE, toQueue('night'), 'first'))).toBe('queue_closed');
});

it('the rules against loops go with every decision', () => {
  expect(decision(policyOf(EXAMPLE)).transferRules).toEqual({
    mostHops: 5,
    sameQueueTwice: false,
    sameAgentTwice: false,
  });
  const text = withBlock('transfers: { most_hops: 1, same_queue_twice: true, same_agent_twice: true }');
  expect(decision(policyOf(text)).transferRules).toEqual({
    mostHops: 1,
    sameQueueTwice: true,
    sameAgentTwice: true,
  });
});
