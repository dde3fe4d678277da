import type { TaskKeys } from '../domain/actions';
import type { QualityDefect } from '../domain/decision';
import type { JsonObject, JsonValue } from '../domain/json';
import { ATTRIBUTE_BUDGET, attributesSize } from './attribute-budget';

export interface TaskAttributesInput {
  /** Normalised attributes of the interaction. */
  readonly attributes: JsonObject;
  /** Names of the attributes that rules read (`routingKeys`); they are the last to be cut. */
  readonly routingKeys: readonly string[];
  /** Our own keys, under `throughline`. Filters of routing plans read them. */
  readonly throughline: TaskKeys;
  /** The backend's id of the customer, or null. */
  readonly customerId: string | null;
  /** Who sent the attributes; defects name it. */
  readonly source: string;
  /** Studio's Send to Flex takes few: routing keys only, the rest stays with the interaction. */
  readonly forStudio?: boolean;
}

export interface TaskAttributes {
  /** What to write into the task. */
  readonly attributes: JsonObject;
  /** What had no room in it, for the interaction to keep. */
  readonly cut: JsonObject;
  readonly defects: readonly QualityDefect[];
}

/** Flex Insights cuts values there (Twilio docs, Flex Insights, enhance integration). */
const INSIGHTS_VALUE_LENGTH = 128;
/** Defects that name a key; a sender of thousands of keys learns the rest as a number. */
const NAMED_DEFECTS = 20;
const OURS: readonly string[] = ['throughline', 'conversations', 'customers'];

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const brief = (value: string): string => value.slice(0, INSIGHTS_VALUE_LENGTH);

/** What Flex Insights needs to put the legs of an interaction, and the interactions of a customer, together. */
function insights({ attributes, throughline, customerId }: TaskAttributesInput) {
  const language = attributes['language'];
  return {
    conversations: {
      conversation_id: brief(throughline.interactionId),
      ...(typeof language === 'string' ? { language: brief(language) } : {}),
    },
    customers: customerId === null ? {} : { external_id: brief(customerId) },
  };
}

type Entry = readonly [string, JsonValue];

function withinBudget(entries: readonly Entry[], budget: number): { kept: Entry[]; cut: Entry[] } {
  const kept: Entry[] = [];
  const cut: Entry[] = [];
  let size = 2;
  for (const entry of entries) {
    const cost = attributesSize(Object.fromEntries([entry])) - 2 + (kept.length === 0 ? 0 : 1);
    if (size + cost <= budget) {
      kept.push(entry);
      size += cost;
    } else {
      cut.push(entry);
    }
  }
  return { kept, cut };
}

/** What Insights knows of comes from Flex itself there; a key that no rule reads is no defect, it was never to go along. */
function withinStudio(
  { throughline, routingKeys }: TaskAttributesInput,
  ordered: readonly Entry[],
): { kept: Entry[]; cut: Entry[] } {
  const routing = ordered.filter(([name]) => routingKeys.includes(name));
  const ours = attributesSize({ throughline, conversations: {}, customers: {} });
  return withinBudget(routing, ATTRIBUTE_BUDGET.studio - ours);
}

function overBudget(cut: readonly Entry[], source: string): QualityDefect[] {
  const named = cut.slice(0, NAMED_DEFECTS).map(([attribute]) => attribute);
  const rest = cut.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].map((attribute) => ({
    attribute,
    problem: 'over_budget',
    used: null,
    source,
  }));
}

/**
 * Lays out the attributes of a new routing task: the customer's own keys at the top level, ours under `throughline`, and
 * Flex Insights' `conversations` and `customers`, where the customer's own values win. Keys that have no room are cut,
 * those that rules do not read first, and reported, so that TaskRouter never refuses a task for its size.
 */
export function taskAttributes(input: TaskAttributesInput): TaskAttributes {
  const { attributes, routingKeys, throughline, source } = input;
  const routing = new Set(routingKeys);
  const given = Object.entries(attributes).filter(([name]) => name !== 'throughline');
  const ordered = [
    ...given.filter(([name]) => routing.has(name)),
    ...given.filter(([name]) => !routing.has(name)),
  ];
  const { kept, cut } = input.forStudio
    ? withinStudio(input, ordered)
    : withinBudget(ordered, ATTRIBUTE_BUDGET.given);
  const own = Object.fromEntries(kept);
  const { conversations, customers } = insights(input);
  const merged = (name: string, ours: JsonObject): JsonObject => {
    const theirs = Object.hasOwn(own, name) ? own[name] : undefined;
    return isObject(theirs) ? { ...ours, ...theirs } : ours;
  };
  return {
    attributes: Object.fromEntries([
      ...kept.filter(([name]) => !OURS.includes(name)),
      ['throughline', { ...throughline }],
      ...(input.forStudio
        ? []
        : [
            ['conversations', merged('conversations', conversations)] as const,
            ['customers', merged('customers', customers)] as const,
          ]),
    ]),
    cut: Object.fromEntries(cut),
    defects: overBudget(cut, source),
  };
}
