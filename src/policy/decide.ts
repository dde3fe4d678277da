import type { CallbackRules } from '../domain/callback';
import { ringClassOf } from '../domain/channel';
import type { RoutedAttributes, RouteEnding, RoutingDecision } from '../domain/decision';
import type { JsonObject } from '../domain/json';
import type { TransferRules } from '../domain/transfer';
import { evaluate } from '../expressions';
import { byTheClock, isMailed, type AskedAt, type Clock } from './after-hours/by-the-clock';
import { textFor, textsWithoutCall } from './after-hours/opening-text';
import { normaliseAttributes } from './normalise';
import type { GivenAttributes } from './normalise';
import { allRoutes } from './policy';
import type { Policy, PriorityRules, Route } from './policy';
import { whyNot } from './why-not';

interface Choice {
  readonly route: Route;
  readonly passedOver: RoutingDecision['passedOver'];
}

function chooseRoute(policy: Policy, attributes: JsonObject): Choice {
  const passedOver: { route: string; because: string }[] = [];
  for (const route of policy.routes) {
    const because = route.when === null ? null : whyNot(route.when.expression, attributes);
    if (because === null) return { route, passedOver };
    passedOver.push({ route: route.name, because });
  }
  return { route: policy.defaultRoute, passedOver };
}

/** TaskRouter's priority: a whole number from 0 (Twilio docs, task resource). */
const clampPriority = (points: number): number => Math.min(2_147_483_647, Math.max(0, points));

function prioritise(
  { base, add }: PriorityRules,
  attributes: JsonObject,
): { priority: number; reasons: string[] } {
  const given = add.filter(({ when }) => evaluate(when.expression, attributes));
  return {
    priority: clampPriority(given.reduce((sum, { points }) => sum + points, base)),
    reasons: [
      `starts at ${base}`,
      ...given.map(({ points, because }) => `${points < 0 ? points : `+${points}`}: ${because}`),
    ],
  };
}

/** Callers are called back where there is a number, or leave a message; everybody else is told the policy's ending. */
function endingFor(policy: Policy, route: Route, asked: AskedOfEnding): RouteEnding {
  const kind = endingKindFor(route, asked);
  const texts = kind === 'message' ? textsWithoutCall(policy, route) : route.endingTexts;
  const [, text] = textFor(texts, asked.language);
  return { kind, text };
}

function endingKindFor(
  { endingKind }: Route,
  { channel, callable, recordable, mailable = false }: AskedOfEnding,
): RouteEnding['kind'] {
  if (endingKind === 'callback' && channel === 'voice' && callable) return endingKind;
  if (endingKind === 'email' && isMailed({ channel, mailable })) return endingKind;
  return endingKind === 'voicemail' && recordable ? endingKind : 'message';
}

type AskedOfEnding = Omit<AskedAt, 'now'>;

/** Of the customer, and when. */
type Asked = Omit<Clock, 'now'> & { readonly now: Clock['now'] | null };

const callbacksFor = ({ callbacks: { texts, ...rules } }: Policy, language: string): CallbackRules => ({
  ...rules,
  text: texts === null ? null : textFor(texts, language)[1],
});

const rulesOf = ({ transfers }: Policy): TransferRules => ({
  mostHops: transfers.mostHops,
  sameQueueTwice: transfers.sameQueueTwice,
  sameAgentTwice: transfers.sameAgentTwice,
});

/**
 * Decides where a request goes, and says why. Total: attributes of any shape are brought into the policy's vocabulary,
 * and what fits no route takes the default route, so no request is ever without a decision. Conditions see the
 * normalised attributes and the channel. Without an instant calendars are not asked.
 */
export function decideRoute(
  policy: Policy,
  input: GivenAttributes,
  { now, callable, recordable = false, mailable = false }: Asked = { now: null, callable: true },
): RoutedAttributes {
  const { attributes, defects } = normaliseAttributes(policy, input);
  const { route, passedOver } = chooseRoute(policy, attributes);
  const { priority, reasons } = prioritise(route.priority, attributes);
  const ringClass = ringClassOf(input.channel);
  const language = String(attributes.language ?? '');
  const customer = { channel: input.channel, callable, recordable, mailable, language };
  return {
    attributes,
    defects,
    decision: {
      policyVersion: policy.version,
      route: route.name,
      ringClass,
      ringMs: policy.ringMs[ringClass],
      priority,
      priorityReasons: reasons,
      ...(now === null ? { steps: route.steps } : byTheClock(policy, route, { ...customer, now })),
      ending: endingFor(policy, route, customer),
      passedOver,
      diagnostics: route.diagnostics,
      transferRules: rulesOf(policy),
      parking: policy.parking,
      silence: policy.silence[input.channel] ?? null,
      callbacks: callbacksFor(policy, language),
      ...(allRoutes(policy).some(({ sticky }) => sticky !== null) && { remembersAgents: true as const }),
    },
  };
}
