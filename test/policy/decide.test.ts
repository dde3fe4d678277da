import fc from 'fast-check';
import { CHANNELS, ringClassOf } from '../../src/domain/channel';
import type { JsonObject, JsonValue } from '../../src/domain/json';
import { decideRoute, routingKeys } from '../../src/policy';
import { EXAMPLE, exampleWith, policyOf } from './example';

const policy = policyOf(EXAMPLE, 'example@12345678');

const decide = (given: JsonObject, channel: (typeof CHANNELS)[number] = 'chat') =>
  decideRoute(policy, { channel, given, source: 'web-form', profile: null });

it('takes the first route whose condition holds, and says why not the ones before', () => {
  expect(decide({ tier: 'enterprise' }).decision).toMatchObject({ route: 'enterprise-chat', passedOver: [] });
  expect(decide({ tier: 'enterprise', tags: ['sso'] }, 'sms').decision).toMatchObject({
    route: 'sso',
    passedOver: [{ route: 'enterprise-chat', because: 'channel is "sms", not "chat"' }],
  });
  expect(decide({ tier: 'free', note: 'hi' }).decision).toMatchObject({
    route: 'default',
    passedOver: [
      { route: 'enterprise-chat', because: 'tier is "free", not "enterprise"' },
      { route: 'sso', because: 'tags is [], without "sso"; and note is "hi", without "sso" in it' },
    ],
  });
});

it('leaves closed queues out and counts the rest from 1, each deadline the sum so far', () => {
  expect(decide({ tier: 'enterprise' }).decision.steps).toEqual([
    {
      step: 1,
      queue: 'first',
      eligible: 'task.language IN worker.languages',
      acceptWithinMs: 60_000,
      deadlineMs: 60_000,
    },
    { step: 2, queue: 'second', eligible: null, acceptWithinMs: 120_000, deadlineMs: 180_000 },
    { step: 3, queue: 'first', eligible: null, acceptWithinMs: 3_600_000, deadlineMs: 3_780_000 },
  ]);
});

it('adds points up and gives a reason for each', () => {
  const priorityOf = (given: JsonObject) => {
    const { priority, priorityReasons } = decide(given).decision;
    return [priority, priorityReasons];
  };
  expect(priorityOf({ tier: 'enterprise', seats: 101 })).toEqual([
    35,
    ['starts at 10', '+20: an enterprise account', '+5: many seats'],
  ]);
  expect(priorityOf({ tier: 'free', seats: 100 })).toEqual([10, ['starts at 10']]);
  expect(priorityOf({ tier: 'free', tags: 'sso' })).toEqual([99, ['starts at 99']]);
});

it('a priority is never under 0', () => {
  const low = policyOf(exampleWith('points: 5', 'points: -50'));
  const { decision } = decideRoute(low, {
    channel: 'chat',
    given: { seats: 500 },
    source: 's',
    profile: null,
  });
  expect([decision.priority, decision.priorityReasons[1]]).toEqual([0, '-50: many seats']);
});

it("ends in the customer's language where the policy has it, else in the first", () => {
  const text = (given: JsonObject) => decide(given).decision.ending.text;
  expect(text({ language: 'German' })).toBe('Leider.');
  expect(text({ language: 'en' })).toBe('Sorry.');
  expect(text({ tags: 'sso', language: 'de' })).toBe('Servus.');
  const free = policyOf(
    exampleWith('values: [en, de]\n    aliases:\n      de: [german]\n    default: en', 'type: string'),
  );
  const given = { language: 'de-CH' };
  expect(decideRoute(free, { channel: 'chat', given, source: 's', profile: null }).decision.ending.text).toBe(
    'Leider.',
  );
});

it("rings as long as the channel's class does", () => {
  const rings = CHANNELS.map((channel) => {
    const { ringClass, ringMs } = decide({}, channel).decision;
    return [channel, ringClass, ringMs];
  });
  expect(rings).toEqual([
    ['voice', 'voice', 15_000],
    ['chat', 'messaging', 20_000],
    ['sms', 'messaging', 20_000],
    ['whatsapp', 'messaging', 20_000],
    ['email', 'email', 120_000],
  ]);
});

it('looks up what the route says, under the version it was given', () => {
  expect(decide({ tier: 'enterprise' }).decision).toMatchObject({
    policyVersion: 'example@12345678',
    diagnostics: 'identity',
  });
  expect(decide({}).decision.diagnostics).toBeNull();
});

describe('malformed requests still get a route', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key${n}`, n]));
  const deep = Array.from({ length: 2_000 }).reduce<JsonValue>((inside) => ({ inside }), 'x');
  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['wrong types throughout', { tier: [], language: 7, seats: {}, beta: [[]], tags: { a: 1 }, note: [] }],
    ['ten thousand keys', many],
    ['a deep nest', { note: deep, other: deep }],
    ['names of every object', { constructor: 'x', toString: 1, hasOwnProperty: null }],
    ['a prototype', JSON.parse('{"__proto__": {"tier": "enterprise"}}') as JsonObject],
  ])('%s', (_, given) => {
    expect(decide(given).decision.route).toBe('default');
  });
});

it('any JSON routes: a known route, with ascending deadlines that are the sums of the steps', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('tier', 'tags', 'note', 'seats'), fc.jsonValue()),
  );
  fc.assert(
    fc.property(anything, fc.constantFrom(...CHANNELS), (given, channel) => {
      const { decision } = decide(given as JsonObject, channel);
      expect(['enterprise-chat', 'sso', 'default']).toContain(decision.route);
      expect(decision.ringClass).toBe(ringClassOf(channel));
      expect(decision.ending.text).not.toBe('');
      decision.steps.forEach(({ step, deadlineMs }, index) => {
        const sum = decision.steps
          .slice(0, index + 1)
          .reduce((total, { acceptWithinMs }) => total + acceptWithinMs, 0);
        expect([step, deadlineMs]).toEqual([index + 1, sum]);
      });
    }),
    { numRuns: 500 },
  );
});

it('the same request gets the same decision', () => {
  const given = { tier: 'pro', tags: ['api'], note: 'x' };
  expect(decide(given)).toEqual(decide(given));
});

it('the attributes that rules may read are those declared, and the channel', () => {
  expect(routingKeys(policy)).toEqual(['channel', 'tier', 'language', 'seats', 'beta', 'tags', 'note']);
});
