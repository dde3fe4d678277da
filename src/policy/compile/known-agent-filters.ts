import { BACKSTOP_MS } from '../../domain/process/timings';
import type { RoutingFilter } from '../../domain/routing-plan';
import type { StickyRules } from '../../domain/known-agent';
import { literal } from '../../expressions';
import { EVERYONE, knownAgentRoute } from '../names';
import { allRoutes } from '../policy';
import type { Policy, Route } from '../policy';
import { chainFrom, target } from './version-filters';

const seconds = (ms: number): number => ms / 1_000;

/**
 * For a first leg that waits for the agent who served the customer last, and for the route that follows. Its steps count
 * from 1 with the agent's, and each ends so much later than the route's own.
 */
function filtersOf(version: string, route: Route, { acceptWithinMs }: StickyRules): RoutingFilter[] {
  const steps = route.steps.map((step) => ({
    ...step,
    step: step.step + 1,
    deadlineMs: step.deadlineMs + acceptWithinMs,
  }));
  const name = knownAgentRoute(route.name);
  const at = (step: number) =>
    [
      `throughline.policyVersion == ${literal(version)}`,
      `throughline.route == ${literal(name)}`,
      `throughline.step == ${step}`,
    ].join(' AND ');
  const [next, ...later] = chainFrom(steps, 2);
  const first: RoutingFilter = {
    name: `${version} ${name}/1`,
    condition: at(1),
    targets: [
      {
        // A known worker must be in the target's queue (Twilio docs, known agent routing).
        ...target({ queue: EVERYONE, eligible: null }, seconds(acceptWithinMs + BACKSTOP_MS)),
        knownAgent: 'task.throughline.agentSid',
      },
      // TaskRouter adds timeouts up: this one is a step's own time.
      ...(next === undefined
        ? []
        : [{ ...next, timeoutSeconds: ownTime(next.timeoutSeconds, route) }, ...later]),
    ],
  };
  return [
    first,
    ...steps.map(({ step }) => ({
      name: `${version} ${name}/${step}`,
      condition: at(step),
      targets: chainFrom(steps, step),
    })),
  ];
}

const ownTime = (timeoutSeconds: number | null, { steps }: Route): number | null =>
  timeoutSeconds === null ? null : seconds(steps[0]?.acceptWithinMs ?? 0);

/** For every route that asks the agent who served the customer last. */
export const knownAgentFilters = (policy: Policy): RoutingFilter[] =>
  allRoutes(policy).flatMap((route) =>
    route.sticky === null ? [] : filtersOf(policy.version, route, route.sticky),
  );
