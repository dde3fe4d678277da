import type { Channel } from '../domain/channel';
import type { CustomerProfile, QualityDefect } from '../domain/decision';
import type { JsonObject, JsonValue } from '../domain/json';
import { readValue } from './attribute-value';
import type { ValueReading } from './attribute-value';
import { CHANNEL_ATTRIBUTE } from './names';
import type { AttributeRule, Policy, ProfileField, Scalar } from './policy';

export interface GivenAttributes {
  readonly channel: Channel;
  /** As they came in. Give the original, not a normalised one: a default that was filled in looks like an answer. */
  readonly given: JsonObject;
  /** Who sent them; defects name it. */
  readonly source: string;
  /** What the CRM answered, or null when it did not or does not know the customer. */
  readonly profile: CustomerProfile | null;
}

export interface NormalisedAttributes {
  readonly attributes: JsonObject;
  readonly defects: readonly QualityDefect[];
}

/** The source that defects of a customer's profile name. */
export const PROFILE_SOURCE = 'crm';

const PROFILE_FIELD: Record<ProfileField, (profile: CustomerProfile) => string | null> = {
  tier: (profile) => profile.tier,
  arr_band: (profile) => profile.arrBand,
  language: (profile) => profile.language,
  account_name: (profile) => profile.accountName,
};

const ABSENT: ValueReading = { kind: 'absent' };

const keptOf = (reading: ValueReading): Scalar | Scalar[] | null =>
  reading.kind === 'absent' ? null : reading.value;

const usedText = (value: JsonValue): QualityDefect['used'] =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? null : value;

interface Resolved {
  readonly value: JsonValue;
  readonly defects: readonly QualityDefect[];
}

function resolve(rule: AttributeRule, { given, source, profile }: GivenAttributes): Resolved {
  const asked = readValue(rule, Object.hasOwn(given, rule.name) ? given[rule.name] : undefined);
  const known =
    rule.profile === null || profile === null
      ? ABSENT
      : readValue(rule, PROFILE_FIELD[rule.profile.field](profile));
  const order = rule.profile?.wins === 'profile' ? [known, asked] : [asked, known];
  const fallback =
    typeof rule.default === 'object' && rule.default !== null ? [...rule.default] : rule.default;
  const value = order.map(keptOf).find((kept) => kept !== null) ?? fallback;
  const defect = (problem: string, from: string): QualityDefect => ({
    attribute: rule.name,
    problem,
    used: usedText(value),
    source: from,
  });
  return {
    value,
    defects: [
      ...(asked.kind === 'bad' ? [defect(asked.problem, source)] : []),
      ...(known.kind === 'bad' ? [defect(known.problem, PROFILE_SOURCE)] : []),
      ...(rule.required && asked.kind === 'absent' && keptOf(known) === null
        ? [defect('missing', source)]
        : []),
    ],
  };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Brings attributes into the policy's vocabulary. Never fails: what is missing or cannot be understood gets the declared
 * default and is reported as a defect of whoever sent it. Attributes the policy does not declare stay as they are;
 * `throughline` is ours alone and is left out.
 */
export function normaliseAttributes(policy: Policy, input: GivenAttributes): NormalisedAttributes {
  const { source } = input;
  const given = isObject(input.given) ? input.given : {};
  const malformed = { attribute: '*', problem: 'wrong_type', used: null, source };
  const reserved = { attribute: 'throughline', problem: 'reserved', used: null, source };
  const resolved = policy.attributes.map((rule) => ({ rule, ...resolve(rule, { ...input, given }) }));
  const declared = new Set([
    ...policy.attributes.map(({ name }) => name),
    CHANNEL_ATTRIBUTE.name,
    'throughline',
  ]);
  return {
    attributes: Object.fromEntries([
      [CHANNEL_ATTRIBUTE.name, input.channel],
      ...resolved.filter(({ value }) => value !== null).map(({ rule, value }) => [rule.name, value] as const),
      ...Object.entries(given).filter(([name]) => !declared.has(name)),
    ]),
    defects: [
      ...(isObject(input.given) ? [] : [malformed]),
      ...(Object.hasOwn(given, 'throughline') ? [reserved] : []),
      ...resolved.flatMap(({ defects }) => defects),
    ],
  };
}
