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
