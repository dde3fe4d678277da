import { compileRoutingPlans, decideRoute, parsePolicy, speedUp, askKnownAgent } from '../../src/policy';
import { isPhoneNumber } from '../../src/domain/callback';
import { customerKeys } from '../../src/domain/customer-keys';
import { policyOf } from './example';

const TEXT = `name: sticky
attributes: { language: { values: [en, de], default: en } }
queues:
  first: { agents: skills HAS "first" }
  second: { agents: skills HAS "second" }
ending: { message: { en: Sorry. } }
default_route:
  name: all
  steps:
    - { queue: first, eligible: task.language IN worker.languages, accept_within: 60s }
    - { queue: second, accept_within: 120s }
  sticky_agent: { within: 24h }
`;
const policy = policyOf(TEXT, 'sticky@1');
const { attributes, decision } = decideRoute(policy, {
  channel: 'chat',
  source: 'web',
  given: { language: 'de' },
  profile: null,
});

const asked = (agent: object) =>
  askKnownAgent(policy, decision, {
    agent: { agentSid: 'WK1', agentName: 'ana', isAvailable: true, hasRoom: true, attributes: {}, ...agent },
    servedAt: 1,
    attributes,
  });

const worker = (skill: string, ...languages: string[]) => ({ attributes: { skills: [skill], languages } });

it.each([
  ['speaks the language of the first step', worker('first', 'de'), true],
  ['does not, and is in no other queue', worker('first', 'en'), 'cannot_serve'],
  ['is in a later step’s queue', worker('second'), true],
  ['is there, but full', { ...worker('second'), hasRoom: false }, 'busy'],
  ['is in a status without work', { ...worker('second'), isAvailable: false }, 'unavailable'],
])('an agent who %s', (_who, agent, expected) => {
  const answer = asked(agent);
  expect(answer.asked || answer.because).toBe(expected);
});

it('TaskRouter asks the agent, then the route: every clock is so much later, the last target has none', () => {
  const named = compileRoutingPlans([policy]).plans.messaging.filters.filter(({ name }) =>
    name.includes('known:all'),
  );
  expect(
    named.map(({ targets }) =>
      targets.map(({ queue, knownAgent, timeoutSeconds }) => [queue, knownAgent !== null, timeoutSeconds]),
    ),
  ).toEqual([
    [
      ['everyone', true, 20 + 30],
      ['first', false, 60],
      ['second', false, null],
    ],
    [
      ['first', false, 20 + 60 + 30],
      ['second', false, null],
    ],
    [['second', false, null]],
  ]);
});

it('plays faster with everything else, its default too', () => {
  const { text } = speedUp({ text: TEXT, version: 'sticky@1' }, 10);
  expect(text).toMatch(/sticky_agent:.*accept_within: 2s/);
});

it('a window that nobody remembers is refused where it stands', () => {
  const parsing = parsePolicy(TEXT.replace('24h', '2161h'), { version: 'sticky@1' });
  expect(parsing.ok || parsing.problems).toMatchObject([
    { code: 'invalid_value', path: 'default_route.sticky_agent.within', line: 12 },
  ]);
});

it('customers are known by their id, then by a number or address of their own', () => {
  expect(customerKeys({ id: 'acct-1', address: 'whatsapp:+15005550001' })).toEqual([
    'id:acct-1',
    'tel:+15005550001',
  ]);
  expect(customerKeys({ id: null, address: 'Eva@Example.org' })).toEqual(['mail:eva@example.org']);
  for (const address of ['+266696687', '+7378742833', 'anonymous', '', null]) {
    expect(customerKeys({ id: null, address })).toEqual([]);
    expect(isPhoneNumber(address)).toBe(false);
  }
});
