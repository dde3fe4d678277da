import type { Actor } from '../actor';
import type { RouteStep, RoutingDecision } from '../decision';
import type { DivertTarget } from './divert-command';
import type { OverrideSource } from './source';

/** By what a customer is led elsewhere. */
export interface DivertedBy {
  readonly overrideId: string;
  readonly from: OverrideSource;
  readonly to: DivertTarget;
}

/** The route of a customer who came while an override holds, and who asked for that. */
export interface DivertedRoute {
  readonly decision: RoutingDecision;
  readonly by: Actor;
  readonly reason: string;
}

/** Whether somebody who waits in this step of this route is one of those whom the override concerns. */
export function isFrom(from: OverrideSource, { route, steps }: RoutingDecision, step: number): boolean {
  return from.kind === 'queue' ? steps[step - 1]?.queue === from.queue : route === from.route;
}

/**
 * The route of who waits in this step, as the override has it. Its deadlines stay: only the place changes. From a queue
 * they wait at the target for what is left of the step's time, and then go on; from a route, for what is left of all of it.
 */
export function divert(
  decision: RoutingDecision,
  step: number,
  { overrideId, from, to }: DivertedBy,
): RoutingDecision {
  const back = fromStepOn(decision, step);
  const [here] = back.steps;
  if (here === undefined) return decision;
  const rest = from.kind === 'queue' ? back.steps.slice(1).map(toldApart(to)) : [];
  const { deadlineMs } = rest.length === 0 ? back.steps[back.steps.length - 1]! : here;
  const there: RouteStep = {
    step: 1,
    queue: to.queue,
    eligible: null,
    acceptWithinMs: here.acceptWithinMs + deadlineMs - here.deadlineMs,
    deadlineMs,
    route: to.route,
    planStep: 1,
  };
  return {
    ...decision,
    route: to.route,
    steps: [there, ...rest],
    diversion: { overrideId, from: here.queue, to: to.queue, back },
  };
}

/** What is left of a route, each step under the name and number by which TaskRouter's filters know it. */
const fromStepOn = (decision: RoutingDecision, step: number): RoutingDecision => ({
  ...decision,
  steps: renumbered(
    decision.steps
      .slice(step - 1)
      .map((one) => ({ ...one, route: one.route ?? decision.route, planStep: one.planStep ?? one.step })),
  ),
});

const renumbered = (steps: readonly RouteStep[]): RouteStep[] =>
  steps.map((step, index) => ({ ...step, step: index + 1 }));

/** A queue's own filter asks for no number: it is what tells a later stay there from the first. */
const toldApart =
  ({ route }: DivertTarget) =>
  (step: RouteStep): RouteStep =>
    step.route === route ? { ...step, planStep: step.step } : step;
