import type { RoutingDecision, RouteStep } from '../decision';
import { asAgentSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { KnownAgent } from '../known-agent';
import type { Leg } from '../leg';
import { customerKeys } from '../customer-keys';
import { background } from './background';
import { isWhole } from './keys';
import { changeCurrentLeg, currentLeg } from './legs';
import { record, THROUGHLINE } from './timeline';

/*
 * Whoever served the customer last is asked first, for a short while, and then the route begins. That step is the first
 * leg's own: whatever opens another leg goes by the route.
 */

/** The route was decided, and with it who is asked before it, or why nobody is. */
export function askKnownAgent(state: Interaction, now: Instant): Interaction {
  const known = state.decision?.knownAgent;
  if (state.decision === null || known === undefined) return state;
  if (!known.asked) {
    const { because, agentSid } = known;
    return record(state, 'known_agent', now, 'known_agent.passed_over', THROUGHLINE, {
      because,
      ...(agentSid !== null && { agentSid }),
    });
  }
  const decision = withFirst(state.decision, known);
  const agentSid = asAgentSid(known.agentSid);
  const asked = changeCurrentLeg(state, (leg) => ({
    ...leg,
    decision,
    route: known.route,
    known: { agentSid, declinedAt: null },
  }));
  return record(asked, 'known_agent', now, 'known_agent.asked', THROUGHLINE, {
    agentSid,
    agent: known.agentName,
    servedAt: new Date(known.servedAt).toISOString(),
  });
}

/** The route of the first leg: that of the decision, with who is asked before it. */
export const withKnownAgent = (decision: RoutingDecision): RoutingDecision =>
  decision.knownAgent?.asked ? withFirst(decision, decision.knownAgent) : decision;

/**
 * The known agent's step and then the route's, each so much later. A whole route keeps TaskRouter's net: its filters know
 * these steps by a route of their own. One that was shortened goes by its own filters after the first step.
 */
function withFirst(
  decision: RoutingDecision,
  { queue, route, acceptWithinMs }: Extract<KnownAgent, { asked: true }>,
): RoutingDecision {
  const whole = isWhole(decision);
  const first: RouteStep = {
    step: 1,
    queue,
    eligible: null,
    acceptWithinMs,
    deadlineMs: acceptWithinMs,
    route,
    ...(!whole && { planStep: 1 }),
  };
  const later = decision.steps.map((step) => ({
    ...step,
    step: step.step + 1,
    deadlineMs: step.deadlineMs + acceptWithinMs,
    ...(whole && { route }),
  }));
  return { ...decision, steps: [first, ...later] };
}

/** Another route was decided, which asks nobody by name. */
export const withoutKnownAgent = (leg: Leg): Leg => ({ ...leg, decision: null, known: undefined });

export const toldDecline = (state: Interaction, { known, legId }: Leg): Interaction =>
  known === undefined || known.declinedAt === null
    ? state
    : record(
        state,
        `known_agent.declined:${legId}`,
        known.declinedAt,
        'known_agent.declined',
        { kind: 'agent', id: known.agentSid },
        { legId },
      );

/** Whoever accepts the customer is remembered, where some route asks known agents and the customer can be known again. */
export function rememberOnceAccepted(state: Interaction): Interaction {
  const { acceptance } = currentLeg(state);
  if (state.decision?.remembersAgents !== true || acceptance === null) return state;
  const { agentSid, at, reservationSid } = acceptance;
  if (state.remembered === reservationSid || customerKeys(state.start.customer).length === 0) return state;
  return background({ ...state, remembered: reservationSid }, `remember:${reservationSid}`, {
    work: 'remember_agent',
    agentSid,
    at,
  });
}
