import type { RoutingDecision } from '../../domain/decision';
import type { Instant, JsonObject } from '../../domain/json';
import type { KnownAgent, PassedOver, StickyRules } from '../../domain/known-agent';
import { evaluate, parseExpression } from '../../expressions';
import { EVERYONE, knownAgentRoute } from '../names';
import { allRoutes } from '../policy';
import type { Policy } from '../policy';

/** The agent who served the customer last, as TaskRouter has them now. */
export interface AgentOnChannel {
  readonly agentSid: string;
  readonly agentName: string;
  /** In a status in which work is offered. */
  readonly isAvailable: boolean;
  /** They can take one more contact on the customer's channel. */
  readonly hasRoom: boolean;
  readonly attributes: JsonObject;
}

/** What the route that was decided says of known agents; null: nothing, or the hours decide where the customer goes. */
export const stickyRulesFor = (policy: Policy, { route }: RoutingDecision): StickyRules | null =>
  allRoutes(policy).find(({ name }) => name === route)?.sticky ?? null;

/** Somebody elsewhere, or nobody, is there: it is not for a known agent to decide that. */
export const isByTheHours = ({ afterHours, steps, route }: RoutingDecision): boolean =>
  afterHours !== undefined || steps.some((step) => (step.route ?? route) !== route);

/** Whether this agent is asked before the route, or why not. */
export function askKnownAgent(
  policy: Policy,
  decision: RoutingDecision,
  {
    agent,
    servedAt,
    attributes,
  }: {
    readonly agent: AgentOnChannel;
    readonly servedAt: Instant;
    /** The request's, normalised, with its channel. */
    readonly attributes: JsonObject;
  },
): KnownAgent {
  const { agentSid, agentName } = agent;
  const rules = stickyRulesFor(policy, decision);
  const because = whyNot(policy, decision, agent, attributes);
  if (rules === null || because !== null) {
    return { asked: false, agentSid, because: because ?? 'cannot_serve' };
  }
  return {
    asked: true,
    agentSid,
    agentName,
    servedAt,
    acceptWithinMs: rules.acceptWithinMs,
    queue: EVERYONE,
    route: knownAgentRoute(decision.route),
  };
}

function whyNot(
  policy: Policy,
  decision: RoutingDecision,
  agent: AgentOnChannel,
  attributes: JsonObject,
): PassedOver | null {
  if (!agent.isAvailable) return 'unavailable';
  if (!decision.steps.some((step) => mayTake(policy, step, agent, attributes))) return 'cannot_serve';
  return agent.hasRoom ? null : 'busy';
}

/** TaskRouter would offer them the customer in this step, too. */
function mayTake(
  { queues }: Policy,
  { queue: name, eligible }: RoutingDecision['steps'][number],
  agent: AgentOnChannel,
  attributes: JsonObject,
): boolean {
  const works = queues.find((queue) => queue.name === name)?.agents ?? '';
  return (
    holds(works, agent.attributes) &&
    (eligible === null || holds(eligible, { task: attributes, worker: agent.attributes }))
  );
}

function holds(text: string, scope: JsonObject): boolean {
  const parsed = parseExpression(text);
  return parsed.ok && evaluate(parsed.expression, scope);
}
