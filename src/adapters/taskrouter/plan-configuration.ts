import type { RoutingFilter, RoutingPlan, RoutingTarget } from '../../domain/routing-plan';

/** The SID of the TaskRouter queue that stands for a policy's queue. */
export type QueueSidOf = (queue: string) => string;

const targetOf = (
  { queue, eligible, knownAgent, timeoutSeconds, priority }: RoutingTarget,
  queueSidOf: QueueSidOf,
) => ({
  queue: queueSidOf(queue),
  ...(eligible === null ? {} : { expression: eligible }),
  ...(knownAgent === null ? {} : { known_worker_sid: knownAgent }),
  ...(timeoutSeconds === null ? {} : { timeout: timeoutSeconds }),
  ...(priority === null ? {} : { priority }),
});

const filterOf = ({ name, condition, targets }: RoutingFilter, queueSidOf: QueueSidOf) => ({
  filter_friendly_name: name,
  expression: condition,
  targets: targets.map((target) => targetOf(target, queueSidOf)),
});

/** A routing plan as a TaskRouter workflow's configuration (Twilio docs, workflow configuration). */
export const planConfiguration = ({ filters, defaultQueue }: RoutingPlan, queueSidOf: QueueSidOf) => ({
  task_routing: {
    filters: filters.map((filter) => filterOf(filter, queueSidOf)),
    default_filter: { queue: queueSidOf(defaultQueue) },
  },
});
