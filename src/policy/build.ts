import type { RouteStep } from '../domain/decision';
import { parseExpression } from '../expressions';
import { afterHoursRules } from './after-hours/rules';
import { callbacksOf } from './callbacks';
import { spelling } from './attribute-value';
import { openHours } from './calendars';
import type { Calendar } from './calendars';
import { answerRules } from './escalations/answer-words';
import { buildLadders } from './escalations/build';
import type { AttributeRule, Condition, Policy, PolicyQueue, PriorityRules, Route, Scalar } from './policy';
import { buildService } from './clocks/build';
import { stickyRules } from './sticky/schema';
import type { AttributeDocument, PolicyDocument, PriorityDocument, RouteDocument } from './schema';

type StepDocument = RouteDocument['steps'][number];

/** An expression on one line: YAML may spread it over several. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

function conditionOf(text: string): Condition {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`An unchecked expression reached the policy: ${parsed.problem.message}`);
  return { text: oneLine(text), expression: parsed.expression };
}

function vocabularyOf({ values = [], aliases }: AttributeDocument): ReadonlyMap<string, Scalar> {
  const canonical = new Map<string, Scalar>(values.map((value) => [spelling(value), value]));
  const others = Object.entries(aliases).flatMap(([key, spellings]) =>
    spellings.map((other) => [spelling(other), canonical.get(spelling(key)) ?? key] as const),
  );
  return new Map([...canonical, ...others]);
}

const attributeOf = (name: string, document: AttributeDocument): AttributeRule => ({
  name,
  type: document.type,
  values: document.values ?? null,
  vocabulary: vocabularyOf(document),
  default: document.default ?? null,
  required: document.required,
  profile: document.profile ?? null,
});

/** D(k) is the sum of the first k steps: TaskRouter, too, counts from the task's creation (Twilio docs, lifecycle). */
export function withDeadlines(steps: readonly StepDocument[]): RouteStep[] {
  let deadlineMs = 0;
  return steps.map((step, index) => {
    deadlineMs += step.accept_within;
    return {
      step: index + 1,
      queue: step.queue,
      eligible: step.eligible === undefined ? null : oneLine(step.eligible),
      acceptWithinMs: step.accept_within,
      deadlineMs,
    };
  });
}

function priorityOf(own: RouteDocument['priority'], policyWide: PriorityDocument): PriorityRules {
  if (typeof own === 'number') return { base: own, add: [] };
  const { base, add } = own ?? policyWide;
  return { base, add: add.map((rule) => ({ ...rule, when: conditionOf(rule.when) })) };
}

function routeOf(route: RouteDocument, document: PolicyDocument): Route {
  const when = 'when' in route ? route.when : undefined;
  const isOpen = ({ queue }: StepDocument) => document.queues[queue]?.open !== false;
  return {
    name: route.name,
    when: when === undefined ? null : conditionOf(when),
    priority: priorityOf(route.priority, document.priority),
    steps: withDeadlines(route.steps.filter(isOpen)),
    endingKind: (route.ending ?? document.ending)?.do ?? 'message',
    endingTexts: new Map(Object.entries((route.ending ?? document.ending)?.message ?? {})),
    afterHours: afterHoursRules(route.after_hours ?? document.after_hours),
    sticky: stickyRules(route.sticky_agent),
    diagnostics: route.diagnostics ?? null,
  };
}

function silenceOf({ most_times: mostTimes, ...channels }: PolicyDocument['silence']): Policy['silence'] {
  const rules = Object.entries(channels).flatMap(([channel, rule]) =>
    rule === undefined
      ? []
      : [[channel, { nudgeAfterMs: rule.nudge_after, requeueAfterMs: rule.requeue_after, mostTimes }]],
  );
  return Object.fromEntries(rules) as Policy['silence'];
}

const endingTextsOf = ({ ending }: PolicyDocument): Policy['endingTexts'] =>
  ending?.do === 'message' ? new Map(Object.entries(ending.message)) : null;

const queueOf = (
  name: string,
  { agents, open, calendar, description, release }: PolicyDocument['queues'][string],
): PolicyQueue => ({
  name,
  agents: oneLine(agents),
  open,
  calendar: calendar ?? null,
  releaseWithinMs: release?.within ?? null,
  description: description ?? null,
});

/** Puts together a policy from a document in which the checks found nothing. */
export function buildPolicy(
  document: PolicyDocument,
  calendars: ReadonlyMap<string, Calendar>,
  version: string,
): Policy {
  const defaultRoute = routeOf(document.default_route, document);
  const queues = Object.entries(document.queues).map(([name, queue]) => queueOf(name, queue));
  return {
    name: document.name,
    version,
    attributes: Object.entries(document.attributes).map(([name, attribute]) => attributeOf(name, attribute)),
    calendars: new Map([...calendars].map(([name, calendar]) => [name, openHours(calendar)])),
    ladders: buildLadders(document, calendars, version),
    answers: answerRules(document.escalations),
    service: buildService(document.clocks, document.updates, conditionOf),
    queues,
    ringMs: document.ring_times,
    transferToAgent: {
      acceptWithinMs: document.transfer_to_agent.accept_within,
      fallback: document.transfer_to_agent.fallback ?? null,
    },
    transfers: {
      acceptWithinMs: document.transfers.accept_within,
      mostHops: document.transfers.most_hops,
      sameQueueTwice: document.transfers.same_queue_twice,
      sameAgentTwice: document.transfers.same_agent_twice,
    },
    callbacks: callbacksOf(document.callbacks),
    parking: { dueMs: document.parking.due },
    silence: silenceOf(document.silence),
    routes: document.routes.map((route) => routeOf(route, document)),
    endingTexts: endingTextsOf(document),
    defaultRoute,
  };
}
