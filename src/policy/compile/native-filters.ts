import type { RingClass } from '../../domain/channel';
import type { RouteStep } from '../../domain/decision';
import type { RoutingFilter, RoutingTarget } from '../../domain/routing-plan';
import { namesIn, parseExpression } from '../../expressions';
import { allRoutes } from '../policy';
import type { Policy, Route } from '../policy';
import { EVERY_TASK, nativeCondition } from './native-condition';
import { target } from './version-filters';

/** A task that lacks what `eligible` asks of it would match no agent, and wait for ever. */
function nativeEligible(eligible: string | null): string | null {
  const parsed = eligible === null ? null : parseExpression(eligible);
  if (parsed === null || !parsed.ok) return eligible;
  const asked = namesIn(parsed.expression).filter((name) => name.startsWith('task.'));
  return asked.length === 0
    ? eligible
    : [`(${eligible})`, ...asked.map((name) => `${name} == null`)].join(' OR ');
}

/** Without us nobody moves the task, so TaskRouter's clocks are the policy's own. */
function nativeTargets({ steps, priority }: Route): RoutingTarget[] {
  return steps.map((step: RouteStep, index) => ({
    ...target(
      { queue: step.queue, eligible: nativeEligible(step.eligible) },
      index === steps.length - 1 ? null : step.acceptWithinMs / 1_000,
    ),
    priority: index === 0 ? priority.base : null,
  }));
}

/** The routes of the policy for tasks that never met us, the default route for whatever is left. */
export function nativeFilters(policy: Policy, ringClass: RingClass): RoutingFilter[] {
  const filters = allRoutes(policy).flatMap((route) => {
    const condition = nativeCondition(route.when, policy, ringClass);
    return condition === null
      ? []
      : [{ name: `native ${route.name}`, condition, targets: nativeTargets(route) }];
  });
  const last = filters.findIndex(({ condition }) => condition === EVERY_TASK);
  return filters.slice(0, last + 1);
}
