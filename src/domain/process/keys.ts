import type { TaskKeys } from '../actions';
import type { RoutingDecision, RouteStep } from '../decision';
import type { Interaction } from '../interaction';
import type { Instant, JsonObject } from '../json';
import type { Leg } from '../leg';
import { TASK_TIMEOUT_MARGIN_MS, TASK_TIMEOUT_MAX_MS } from './timings';

/** Once a route was chosen there is a decision; asking before is our bug. */
export function decisionOf(state: Interaction): RoutingDecision {
  if (state.decision === null) throw new Error('There is no routing decision yet.');
  return state.decision;
}

/** The route of a leg: its own where a transfer gave it one, else the interaction's. */
export const routeOf = (state: Interaction, leg: Leg): RoutingDecision => leg.decision ?? decisionOf(state);

/** The queue a leg waits or was accepted in, as the policy names it. */
export const queueOf = (state: Interaction, leg: Leg): string | null =>
  leg.watched
    ? (leg.task?.queue ?? null)
    : ((leg.decision ?? state.decision)?.steps[leg.step - 1]?.queue ?? null);

export const keysOf = (state: Interaction, leg: Leg, decision: RoutingDecision, step: number): TaskKeys => ({
  interactionId: state.start.interactionId,
  legId: leg.legId,
  origin: leg.origin,
  route: stepAt(decision, step)?.route ?? decision.route,
  step: stepAt(decision, step)?.planStep ?? step,
  chain: leg.chain,
  policyVersion: decision.policyVersion,
  ...(leg.transfer?.agentSid && { agentSid: leg.transfer.agentSid }),
  ...(leg.known !== undefined && { agentSid: step === 1 ? leg.known.agentSid : null }),
  ...(leg.except !== undefined && { exceptSid: isExcepted(leg, decision, step) ? leg.except : null }),
});

/**
 * Who hands a customer on is not handed them back by the queue they chose. Who lost them to the route is asked again in its
 * last step: somebody who was away is better than nobody.
 */
const isExcepted = ({ transfer }: Leg, decision: RoutingDecision, step: number): boolean =>
  transfer === null ? !isLastStep(decision, step) : step === 1;

const stepAt = (decision: RoutingDecision, step: number): RouteStep | undefined => decision.steps[step - 1];

/** The step that keys name: they count as TaskRouter's filters do. */
export const stepOfKeys = (decision: RoutingDecision, keys: Pick<TaskKeys, 'route' | 'step'>): number =>
  decision.steps.find(
    ({ planStep, route = decision.route }) => planStep === keys.step && route === keys.route,
  )?.step ?? keys.step;

/** Whether the filter of its first step holds the rest of them, as that of a whole route does. */
export const isWhole = ({ steps }: RoutingDecision): boolean =>
  steps.every(({ planStep }) => planStep === undefined);

export const isLastStep = (decision: RoutingDecision, step: number): boolean => step >= decision.steps.length;

/** Deadlines count from the task's creation, as TaskRouter's own do; before there is a task, from the leg's opening. */
export const countsFrom = (leg: Leg): Instant => leg.task?.createdAt ?? leg.openedAt;

/** When the given step has had its time, or null past the last one. */
export function stepEndsAt(leg: Leg, decision: RoutingDecision, step: number): Instant | null {
  const deadlineMs = stepAt(decision, step)?.deadlineMs;
  return deadlineMs === undefined ? null : countsFrom(leg) + deadlineMs;
}

export const routeEndsAt = (leg: Leg, decision: RoutingDecision): Instant =>
  countsFrom(leg) + (decision.steps[decision.steps.length - 1]?.deadlineMs ?? 0);

/** When nobody is to be expected any more: where they wait, where they are being moved to, or who is asked for them. */
export function waitEndsAt({ decision, legs, offering }: Interaction, leg: Leg): Instant {
  const asked = legs.filter(({ legId }) => legId === leg.legId || legId === offering);
  const ends = asked.flatMap((one) =>
    [one.decision ?? decision, one.moving].map((route) => (route === null ? 0 : routeEndsAt(one, route))),
  );
  return Math.max(...ends);
}

/** TaskRouter keeps the task somewhat longer than its route, so that the ending is ours to run. */
export function taskTimeoutSeconds(decision: RoutingDecision): number {
  const routeMs = decision.steps[decision.steps.length - 1]?.deadlineMs ?? 0;
  return Math.ceil(Math.min(routeMs + TASK_TIMEOUT_MARGIN_MS, TASK_TIMEOUT_MAX_MS) / 1000);
}

export const languageOf = ({ attributes }: Interaction): string => languageIn(attributes);

export const languageIn = ({ language }: JsonObject): string =>
  typeof language === 'string' ? language : 'en';
