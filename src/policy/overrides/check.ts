import type { Instant } from '../../domain/json';
import { sourceName, type OverrideSource } from '../../domain/overrides/source';
import { suggest } from '../closest';
import { queueRoute } from '../names';
import { allRoutes, type Policy } from '../policy';
import { isQueueOpen, whyClosed } from '../queue-hours';

export type OverrideCheck =
  | {
      readonly ok: true;
      /** Where those wait whom it concerns. */
      readonly queues: readonly string[];
      /** The route by which TaskRouter's filters know the target. */
      readonly route: string;
    }
  | {
      readonly ok: false;
      readonly problem: 'source_unknown' | 'target_unknown' | 'queue_closed';
      readonly message: string;
    };

/** Whether an override's source and target are there, and the target open. Nothing in it says whether somebody is there. */
export function checkOverride(
  policy: Policy,
  { from, to }: { readonly from: OverrideSource; readonly to: string },
  now: Instant,
): OverrideCheck {
  const queues = queuesOf(policy, from);
  if (queues === null) return unknownSource(policy, from);
  const target = policy.queues.find(({ name }) => name === to);
  if (target === undefined) {
    const names = policy.queues.map(({ name }) => name);
    const message = `There is no queue "${to}". ${suggest(to, names)}`;
    return { ok: false, problem: 'target_unknown', message };
  }
  return isQueueOpen(policy, target, now)
    ? { ok: true, queues, route: queueRoute(to) }
    : { ok: false, problem: 'queue_closed', message: whyClosed(policy, target, now) };
}

/** Null: the policy knows no such source. */
function queuesOf(policy: Policy, from: OverrideSource): readonly string[] | null {
  if (from.kind === 'queue') {
    return policy.queues.some(({ name }) => name === from.queue) ? [from.queue] : null;
  }
  const route = allRoutes(policy).find(({ name }) => name === from.route);
  return route === undefined ? null : [...new Set(route.steps.map(({ queue }) => queue))];
}

function unknownSource(policy: Policy, from: OverrideSource): OverrideCheck {
  const names = (from.kind === 'queue' ? policy.queues : allRoutes(policy)).map(({ name }) => name);
  const message = `There is no ${from.kind} "${sourceName(from)}". ${suggest(sourceName(from), names)}`;
  return { ok: false, problem: 'source_unknown', message };
}
