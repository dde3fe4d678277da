import fc from 'fast-check';
import type { CustomerProfile } from '../../src/domain/decision';
import type { JsonObject, JsonValue } from '../../src/domain/json';
import { normaliseAttributes } from '../../src/policy';
import { EXAMPLE, policyOf } from './example';

const policy = policyOf(EXAMPLE);

const profileWith = (fields: Partial<CustomerProfile>): CustomerProfile => ({
  tier: null,
  arrBand: null,
  language: null,
  accountName: null,
  priorCases: [],
  ...fields,
});

const normalise = (given: JsonObject, profile: CustomerProfile | null = null) =>
  normaliseAttributes(policy, { channel: 'chat', given, source: 'web-form', profile });

describe('one attribute', () => {
  it.each<[string, JsonObject, string, JsonValue | undefined, string[]]>([
    ['as it should be', { tier: 'business' }, 'tier', 'business', []],
    ['in capitals', { tier: ' ENTERPRISE ' }, 'tier', 'enterprise', []],
    ['by an alias', { tier: 'Pro' }, 'tier', 'business', []],
    ['missing, though required', {}, 'tier', 'free', ['tier missing free']],
    ['null, though required', { tier: null }, 'tier', 'free', ['tier missing free']],
    ['empty, though required', { tier: ' ' }, 'tier', 'free', ['tier missing free']],
    ['out of vocabulary', { tier: 'gold' }, 'tier', 'free', ['tier not_allowed free']],
    ['of another type', { tier: { is: 'gold' } }, 'tier', 'free', ['tier wrong_type free']],
    ['missing, not required', { tier: 'free' }, 'language', 'en', []],
    ['a number', { tier: 'free', seats: 12 }, 'seats', 12, []],
    ['a number as a form writes it', { tier: 'free', seats: '12' }, 'seats', 12, []],
    [
      'no number, and no default',
      { tier: 'free', seats: 'many' },
      'seats',
      undefined,
      ['seats wrong_type null'],
    ],
    ['true', { tier: 'free', beta: true }, 'beta', true, []],
    ['true as a form writes it', { tier: 'free', beta: 'True' }, 'beta', true, []],
    ['a list', { tier: 'free', tags: ['SSO'] }, 'tags', ['sso'], []],
    ['a list of one, not written as a list', { tier: 'free', tags: 'api' }, 'tags', ['api'], []],
    [
      'a list with one bad item',
      { tier: 'free', tags: ['sso', 'fax'] },
      'tags',
      ['sso'],
      ['tags not_allowed sso'],
    ],
    ['a list of junk', { tier: 'free', tags: [{}, []] }, 'tags', [], ['tags wrong_type ']],
    ['free text', { tier: 'free', note: ' Hello ' }, 'note', 'Hello', []],
    ['free text that is a number', { tier: 'free', note: 7 }, 'note', '7', []],
  ])('%s', (_, given, name, value, defects) => {
    const result = normalise(given);
    expect(result.attributes[name]).toEqual(value);
    expect(result.defects.map(({ attribute, problem, used }) => `${attribute} ${problem} ${used}`)).toEqual(
      defects,
    );
    expect(result.defects.every(({ source }) => source === 'web-form')).toBe(true);
  });
});

describe("the customer's profile", () => {
  it.each<[string, JsonObject, Partial<CustomerProfile>, JsonObject, string[]]>([
    ['wins where the policy says so', { tier: 'free' }, { tier: 'Enterprise' }, { tier: 'enterprise' }, []],
    ['fills what is missing, and that is no defect', {}, { tier: 'team' }, { tier: 'business' }, []],
    [
      'yields where the request wins',
      { tier: 'free', language: 'en' },
      { language: 'de' },
      { language: 'en' },
      [],
    ],
    [
      'fills where the request wins but says nothing',
      { tier: 'free' },
      { language: 'German' },
      { language: 'de' },
      [],
    ],
    [
      'fills where the request is nonsense',
      { tier: 'free', language: 'x' },
      { language: 'de' },
      { language: 'de' },
      ['web-form language not_allowed de'],
    ],
    [
      'is told of its own nonsense',
      { tier: 'free' },
      { tier: 'platinum' },
      { tier: 'free' },
      ['crm tier not_allowed free'],
    ],
    ['says nothing', { tier: 'business' }, {}, { tier: 'business', language: 'en' }, []],
  ])('%s', (_, given, profile, attributes, defects) => {
    const result = normalise(given, profileWith(profile));
    expect(result.attributes).toMatchObject(attributes);
    expect(
      result.defects.map((defect) => `${defect.source} ${defect.attribute} ${defect.problem} ${defect.used}`),
    ).toEqual(defects);
  });
});

it('keeps what the policy does not declare, as it is', () => {
  const extra = { account: { id: 'acct-42', plan: ['x', null] }, 'with-hyphen': 1 };
  expect(normalise({ tier: 'free', ...extra }).attributes).toMatchObject(extra);
});

it('the channel is what it is, whatever the attributes say', () => {
  expect(normalise({ tier: 'free', channel: 'fax' }).attributes).toMatchObject({ channel: 'chat' });
});

it('nobody can bring our own keys', () => {
  const { attributes, defects } = normalise({ tier: 'free', throughline: { interactionId: 'x' } });
  expect(attributes).not.toHaveProperty('throughline');
  expect(defects).toEqual([
    { attribute: 'throughline', problem: 'reserved', used: null, source: 'web-form' },
  ]);
});

it('a defect never repeats what was sent', () => {
  const { defects } = normalise({ tier: 'anna@example.org' });
  expect(JSON.stringify(defects)).not.toContain('anna');
});

it('attributes that are no object count as none', () => {
  const { attributes, defects } = normalise([1, 2] as unknown as JsonObject);
  expect(attributes).toMatchObject({ channel: 'chat', tier: 'free' });
  expect(defects.map(({ attribute }) => attribute)).toEqual(['*', 'tier']);
});

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
const likely = fc.record(
  {
    tier: fc.oneof(fc.constantFrom('PRO', 'team', ' free', 'gold'), json),
    language: fc.oneof(fc.constantFrom('German', 'EN'), json),
    seats: fc.oneof(fc.integer(), fc.integer().map(String), json),
    beta: fc.oneof(fc.boolean(), fc.constant('TRUE'), json),
    tags: fc.oneof(fc.array(fc.constantFrom('SSO', 'api', 'fax')), json),
    note: json,
    throughline: json,
    __proto__: json,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>;

it('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(
      likely,
      fc.option(fc.string()),
      fc.constantFrom('Pro', 'x', null),
      (given, language, tier) => {
        const profile = profileWith({ tier, language });
        const once = normalise(given, profile).attributes;
        expect(normalise(once, profile).attributes).toEqual(once);
      },
    ),
    { numRuns: 500 },
  );
});

it('what comes out is always within the vocabulary', () => {
  fc.assert(
    fc.property(fc.oneof(likely, fc.dictionary(fc.string(), json)), (given) => {
      const { attributes } = normalise(given as JsonObject);
      expect(['free', 'business', 'enterprise']).toContain(attributes['tier']);
      expect(['en', 'de']).toContain(attributes['language']);
      expect(typeof attributes['beta']).toBe('boolean');
      expect(['number', 'undefined']).toContain(typeof attributes['seats']);
      expect(['string', 'undefined']).toContain(typeof attributes['note']);
      expect((attributes['tags'] as string[]).filter((tag) => tag !== 'sso' && tag !== 'api')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
