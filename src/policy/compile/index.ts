import type { RingClass } from '../../domain/channel';
import type { CompiledPlans, RoutingFilter, RoutingPlan, RoutingQueue } from '../../domain/routing-plan';
import { EVERYONE } from '../names';
import type { Policy } from '../policy';
import { knownAgentFilters } from './known-agent-filters';
import { nativeFilters } from './native-filters';
import { agentFilter, queueFilter } from './transfer-filters';
import { versionFilters } from './version-filters';

/** The queues of all versions, each once; where two versions disagree, the first given holds. */
function queuesOf(policies: readonly Policy[]): RoutingQueue[] {
  const queues = new Map<string, RoutingQueue>();
  for (const { name, agents } of policies.flatMap((policy) => policy.queues)) {
    if (!queues.has(name)) queues.set(name, { name, agents });
  }
  return [...queues.values()];
}

/**
 * What TaskRouter needs to route the tasks of these policies, with us and without us (docs/policy.md, "How it
 * compiles"). The policy in force comes first, then every version that interactions still wait under. The same policies
 * give the same plans.
 */
export function compileRoutingPlans(policies: readonly [Policy, ...Policy[]]): CompiledPlans {
  const [current] = policies;
  const versions = policies.filter(
    ({ version }, index) => policies.findIndex((policy) => policy.version === version) === index,
  );
  const queues = queuesOf(versions);
  const ours: RoutingFilter[] = [
    ...versions.flatMap(versionFilters),
    ...versions.flatMap(knownAgentFilters),
    ...queues.map(({ name }) => queueFilter(name)),
    agentFilter(current),
  ];
  const plan = (ringClass: RingClass): RoutingPlan => ({
    ringClass,
    ringSeconds: current.ringMs[ringClass] / 1_000,
    filters: [...ours, ...nativeFilters(current, ringClass)],
    defaultQueue: current.defaultRoute.steps[0]?.queue ?? EVERYONE,
  });
  return {
    queues: [...queues, { name: EVERYONE, agents: '1==1' }],
    plans: { voice: plan('voice'), messaging: plan('messaging'), email: plan('email') },
  };
}
