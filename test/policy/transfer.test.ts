import { decideRoute, transferRoute, type Policy } from '../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from './example';

const decision = (policy: Policy) =>
  decideRoute(policy, { channel: 'chat', source: 'web', given: { tier: 'enterprise' }, profile: null })
    .decision;

const MONDAY_NOON = Date.UTC(2026, 0, 5, 12);

const routeTo = (
  text: string,
  to: Parameters<typeof transferRoute>[1]['to'],
  back: string | null,
  now = MONDAY_NOON,
) => {
  const policy = policyOf(text);
  return transferRoute(policy, { to, back, decision: decision(policy), now });
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

describe('a queue with a calendar', () => {
  const text = exampleWith('  first: {', '  first: { calendar: office,').replace(
    'queues:\n',
    'calendars:\n  office: { zone: Europe/Berlin, weekly: { monday-friday: 09:00-17:00 } }\nqueues:\n',
  );
  /** In Berlin that is 16:59 and 17:00 on a Friday. */
  const [OPEN, CLOSED] = [Date.UTC(2026, 0, 9, 15, 59), Date.UTC(2026, 0, 9, 16)];

  it('is closed outside of its hours, and says until when', () => {
    expect(inShort(routeTo(text, toQueue('first'), null, OPEN))).toMatchObject([
      ['first', 'queue:first', 300],
      {},
    ]);
    expect(routeTo(text, toQueue('first'), null, CLOSED)).toEqual({
      ok: false,
      problem: 'queue_closed',
      message: 'The queue first is closed until Mon 2026-01-12 09:00 (Europe/Berlin).',
    });
  });

  it('gets nobody back outside of its hours', () => {
    expect(inShort(routeTo(text, toQueue('second'), 'first', OPEN))).toMatchObject([
      {},
      ['first', 'queue:first', 600],
    ]);
    expect(inShort(routeTo(text, toQueue('second'), 'first', CLOSED))).toMatchObject([
      {},
      ['second', 'queue:second', 600],
    ]);
  });

  it('stays closed where the policy says so', () => {
    const closed = text.replace('first: { calendar: office,', 'first: { open: false, calendar: office,');
    expect(routeTo(closed, toQueue('first'), null, OPEN)).toMatchObject({
      message: 'The queue first is closed.',
    });
  });
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
