import fc from 'fast-check';
import { asAgentSid, asInteractionId, asLegId } from '../../src/domain/ids';
import type { JsonObject } from '../../src/domain/json';
import { ATTRIBUTE_BUDGET, attributesSize, queueRoute, taskAttributes } from '../../src/policy';
import type { TaskKeys } from '../../src/domain/actions';

const throughline: TaskKeys = {
  interactionId: asInteractionId('0b9c0d5e-5e0a-5a51-9a5e-2f5f2d5b8f3c'),
  legId: asLegId('0b9c0d5e-5e0a-5a51-9a5e-2f5f2d5b8f3c.1'),
  origin: 'plain',
  route: 'enterprise-chat',
  step: 1,
  chain: true,
  policyVersion: 'example@11111111',
};

const layOut = (attributes: JsonObject, customerId: string | null = 'acct-42') =>
  taskAttributes({
    attributes,
    routingKeys: ['channel', 'tier', 'tags'],
    throughline,
    customerId,
    source: 'web-form',
  });

it("the customer's keys at the top, ours under throughline, Insights' basics beside", () => {
  expect(layOut({ channel: 'chat', tier: 'enterprise', language: 'de', order: { id: 7 } })).toEqual({
    attributes: {
      channel: 'chat',
      tier: 'enterprise',
      language: 'de',
      order: { id: 7 },
      throughline,
      conversations: { conversation_id: throughline.interactionId, language: 'de' },
      customers: { external_id: 'acct-42' },
    },
    cut: {},
    defects: [],
  });
});

it("the customer's own Insights values win", () => {
  const given = { conversations: { conversation_id: 'WT1', campaign: 'spring' }, customers: 'none' };
  const { attributes } = layOut(given, null);
  expect(attributes).toMatchObject({
    conversations: { conversation_id: 'WT1', campaign: 'spring' },
    customers: {},
  });
});

it('nobody but us writes throughline', () => {
  expect(layOut({ throughline: { route: 'agent' } }).attributes['throughline']).toEqual(throughline);
});

it('over the budget, keys that no rule reads are cut first, and told', () => {
  const given = {
    note: 'n'.repeat(1_500),
    other: 'o'.repeat(900),
    tier: 'enterprise',
    tags: ['t'.repeat(900)],
  };
  const { attributes, cut, defects } = layOut(given);
  expect(Object.keys(attributes)).toEqual([
    'tier',
    'tags',
    'other',
    'throughline',
    'conversations',
    'customers',
  ]);
  expect(cut).toEqual({ note: given.note });
  expect(defects).toEqual([{ attribute: 'note', problem: 'over_budget', used: null, source: 'web-form' }]);
});

it('exactly the budget fits; one character more does not', () => {
  const room = ATTRIBUTE_BUDGET.given - '{"note":""}'.length;
  expect(layOut({ note: 'x'.repeat(room) }).cut).toEqual({});
  expect(Object.keys(layOut({ note: 'x'.repeat(room + 1) }).cut)).toEqual(['note']);
});

it('thousands of keys give a handful of defects', () => {
  const { defects, cut } = layOut(
    Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`key${n}`, n])),
  );
  expect(defects).toHaveLength(21);
  expect(defects.at(-1)?.attribute).toBe(`and ${Object.keys(cut).length - 20} more`);
});

const json = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 60 }) as fc.Arbitrary<JsonObject>;

it('whatever is given, TaskRouter takes the task, and nothing is lost', () => {
  fc.assert(
    fc.property(
      json,
      fc.string({ maxLength: 6_000 }),
      fc.string({ maxLength: 400 }),
      (given, long, customerId) => {
        const all: JsonObject = { ...given, long };
        const { attributes, cut } = layOut(all, customerId);
        const { throughline: ours, conversations, customers, ...kept } = attributes;
        expect(attributesSize(kept)).toBeLessThanOrEqual(ATTRIBUTE_BUDGET.given);
        expect(attributesSize(attributes)).toBeLessThanOrEqual(ATTRIBUTE_BUDGET.task);
        expect([ours, typeof conversations, typeof customers]).toEqual([throughline, 'object', 'object']);
        expect({ ...kept, ...cut }).toEqual(
          Object.fromEntries(
            Object.entries(all).filter(([name]) => !(name in attributes) || name in kept || name in cut),
          ),
        );
      },
    ),
    { numRuns: 300 },
  );
});

it('our own keys stay within their budget, whatever the longest names are', () => {
  const name = 'n'.repeat(48);
  const longest: TaskKeys = {
    ...throughline,
    legId: asLegId(`${throughline.interactionId}.999`),
    origin: 'interaction',
    route: queueRoute(name),
    step: 999,
    chain: false,
    agentSid: asAgentSid(`WK${'0'.repeat(32)}`),
    policyVersion: `${name}@12345678@x1000`,
  };
  expect(attributesSize(longest)).toBeLessThanOrEqual(ATTRIBUTE_BUDGET.throughline);
});
