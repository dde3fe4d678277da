import type { RouteStep } from '../../domain/decision';
import { BACKSTOP_MS } from '../../domain/process/timings';
import type { RoutingFilter, RoutingTarget } from '../../domain/routing-plan';
import { literal } from '../../expressions';
import { allRoutes } from '../policy';
import type { Policy, Route } from '../policy';

const seconds = (ms: number): number => ms / 1_000;

export const target = (
  { queue, eligible }: Pick<RouteStep, 'queue' | 'eligible'>,
  timeoutSeconds: number | null,
): RoutingTarget => ({ queue, eligible, knownAgent: null, timeoutSeconds, priority: null });

/**
 * Steps k to the last. TaskRouter adds the timeouts up and compares the sum with the task's age, so step k ends at
 * D(k) + 30 s and each later step j at D(j) + 30 s: always behind our own timer, whenever the task was moved here. The
 * last step never ends: TaskRouter cancels a task that ran out of targets, and with it the customer.
 */
export function chainFrom(steps: readonly RouteStep[], k: number): RoutingTarget[] {
  const rest = steps.filter(({ step }) => step >= k);
  return rest.map((step, index) => {
    if (index === rest.length - 1) return target(step, null);
    return target(step, seconds(index === 0 ? step.deadlineMs + BACKSTOP_MS : step.acceptWithinMs));
  });
}

/** TaskRouter reads a worker's SID as `worker.sid`, and a key that is not there as null (Twilio docs, TaskRouter expressions). */
const NOT_EXCEPTED = 'task.throughline.exceptSid == null OR worker.sid != task.throughline.exceptSid';

/** Where a later leg waits: somebody may be passed over, who had the customer before. */
export const laterTarget = ({ queue, eligible }: Pick<RouteStep, 'queue' | 'eligible'>): RoutingTarget =>
  target({ queue, eligible: eligible === null ? NOT_EXCEPTED : `(${eligible}) AND (${NOT_EXCEPTED})` }, null);

function routeFilters(version: string, route: Route): RoutingFilter[] {
  return route.steps.flatMap((step) => {
    const here = [
      `throughline.policyVersion == ${literal(version)}`,
      `throughline.route == ${literal(route.name)}`,
      `throughline.step == ${step.step}`,
    ].join(' AND ');
    const name = `${version} ${route.name}/${step.step}`;
    return [
      {
        name,
        condition: `${here} AND throughline.chain == true`,
        targets: chainFrom(route.steps, step.step),
      },
      {
        name: `${name} alone`,
        condition: `${here} AND throughline.chain != true`,
        targets: [laterTarget(step)],
      },
    ];
  });
}

/** For every step of every route: the chain of a first leg, and the single step of a later one. */
export const versionFilters = (policy: Policy): RoutingFilter[] =>
  allRoutes(policy).flatMap((route) => routeFilters(policy.version, route));
