import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS, ringClassOf } from '../../src/domain/channel';
import type { Channel } from '../../src/domain/channel';
import type { JsonObject } from '../../src/domain/json';
import { evaluate, parseExpression } from '../../src/expressions';
import { compileRoutingPlans, decideRoute } from '../../src/policy';
import { policyOf } from './example';

const text = readFileSync(join(__dirname, '../../policies/saas-support.yaml'), 'utf8');
const policy = policyOf(text, 'saas-support@00000000');
const { plans } = compileRoutingPlans([policy]);

/** The first filter whose condition a task's attributes meet. */
function filterFor(channel: Channel, attributes: JsonObject): string | undefined {
  return plans[ringClassOf(channel)].filters.find(({ condition }) => {
    const parsed = parseExpression(condition);
    if (!parsed.ok) throw new Error(`${condition}: ${parsed.problem.message}`);
    return evaluate(parsed.expression, attributes);
  })?.name;
}

const given = fc.record(
  {
    customer_segment: fc.constantFrom('self-serve', 'enterprise', 'ent', 'business', 'pro', 'self serve'),
    issue_type: fc.constantFrom('general', 'technical', 'bug', 'invoice'),
    product_area: fc.constantFrom('sso', 'saml', 'api', 'other'),
    language: fc.constantFrom('en', 'de', 'german'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

it('TaskRouter alone takes the route that we would have taken', () => {
  fc.assert(
    fc.property(given, fc.constantFrom(...CHANNELS), (attributes, channel) => {
      const { decision } = decideRoute(policy, { channel, given: attributes, source: 's', profile: null });
      expect(filterFor(channel, { ...attributes, channel })).toBe(`native ${decision.route}`);
    }),
    { numRuns: 500 },
  );
});

it('a call or an e-mail need not even say its channel', () => {
  expect(filterFor('voice', {})).toBe('native general-call');
  expect(filterFor('voice', { throughline: { interactionId: 'CA1' } })).toBe('native general-call');
  expect(filterFor('email', { customer_segment: 'enterprise', issue_type: 'bug' })).toBe(
    'native enterprise-technical-email',
  );
});

it('a task with our keys takes the filter of its version, route and step', () => {
  const throughline = { policyVersion: policy.version, route: 'technical-chat', step: 2, chain: true };
  expect(filterFor('chat', { throughline })).toBe('saas-support@00000000 technical-chat/2');
  expect(filterFor('chat', { throughline: { ...throughline, chain: false } })).toBe(
    'saas-support@00000000 technical-chat/2 alone',
  );
  expect(filterFor('chat', { throughline: { ...throughline, policyVersion: 'gone@00000000' } })).toBe(
    'native general-chat',
  );
  expect(filterFor('chat', { throughline: { route: 'queue:technical-backup', chain: false } })).toBe(
    'queue:technical-backup',
  );
  expect(filterFor('voice', { throughline: { route: 'agent', agentSid: 'WK1', chain: false } })).toBe(
    'agent',
  );
});

describe('conditions that exclude, or ask for what is missing', () => {
  const small = policyOf(`name: small
attributes:
  tier: { values: [free, pro], aliases: { pro: [paid] }, default: free }
  language: { values: [en, de, fr], default: en }
  region: { values: [eu, us] }
  seats: { type: number }
  beta: { type: boolean, default: false }
queues: { q: { agents: 1==1 } }
ending: { message: { en: Sorry. } }
routes:
  - { name: not-free, when: 'tier != "free" AND language NOT IN ["en", "de"]', steps: &s [{ queue: q, accept_within: 9s }] }
  - { name: unknown-region, when: region == null AND beta != false, steps: *s }
  - { name: known-region, when: region != null AND tier != null AND (tier == "free" OR seats > 9), steps: *s }
  - { name: stable, when: 'beta == false AND language IN ["en", "fr"] AND region NOT IN ["us"]', steps: *s }
default_route: { name: rest, steps: *s }
`);
  const compiled = compileRoutingPlans([small]).plans;
  const raw = fc.record(
    {
      tier: fc.constantFrom('free', 'pro', 'paid'),
      language: fc.constantFrom('en', 'de', 'fr'),
      region: fc.constantFrom('eu', 'us'),
      seats: fc.constantFrom(1, 10),
      beta: fc.boolean(),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<JsonObject>;

  it('are met by the tasks that we would have sent there', () => {
    fc.assert(
      fc.property(raw, (attributes) => {
        const { decision } = decideRoute(small, {
          channel: 'sms',
          given: attributes,
          source: 's',
          profile: null,
        });
        const filter = compiled.messaging.filters.find(({ condition }) => {
          const parsed = parseExpression(condition);
          return parsed.ok && evaluate(parsed.expression, attributes);
        });
        expect(filter?.name).toBe(`native ${decision.route}`);
      }),
      { numRuns: 500 },
    );
  });
});
