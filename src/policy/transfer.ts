import type { RouteStep, RoutingDecision } from '../domain/decision';
import type { Instant } from '../domain/json';
import type { TransferTarget } from '../domain/transfer';
import { suggest } from './closest';
import { isQueueOpen, whyClosed } from './queue-hours';
import { AGENT_ROUTE, EVERYONE, queueRoute } from './names';
import type { Policy } from './policy';

export interface WantedTransfer {
  readonly to: TransferTarget;
  /** The queue that the sender answered from; null when nobody knows. */
  readonly back: string | null;
  /** By what the interaction was routed: priority and ending stay. */
  readonly decision: RoutingDecision;
  /** Whether queues are open is asked of this instant. */
  readonly now: Instant;
}

export type TransferRoute =
  | { readonly ok: true; readonly decision: RoutingDecision }
  | { readonly ok: false; readonly problem: 'target_unknown' | 'queue_closed'; readonly message: string };

/**
 * The route of a leg that a transfer opens: first the target, then the queue of the sender, or for an agent the policy's
 * fallback where it names one; at last the route's own ending. Nothing in it says whether somebody is there.
 */
export function transferRoute(policy: Policy, { to, back, decision, now }: WantedTransfer): TransferRoute {
  if (to.kind === 'agent') {
    const next = policy.transferToAgent.fallback ?? back;
    const first = {
      queue: EVERYONE,
      route: AGENT_ROUTE,
      acceptWithinMs: policy.transferToAgent.acceptWithinMs,
    };
    return { ok: true, decision: routed(policy, decision, [first, backTo(policy, next, now)]) };
  }
  const queue = policy.queues.find(({ name }) => name === to.queue);
  if (queue === undefined) {
    const names = policy.queues.map(({ name }) => name);
    const message = `There is no queue "${to.queue}". ${suggest(to.queue, names)}`;
    return { ok: false, problem: 'target_unknown', message };
  }
  if (!isQueueOpen(policy, queue, now)) {
    return { ok: false, problem: 'queue_closed', message: whyClosed(policy, queue, now) };
  }
  const waits = [waitIn(policy, queue.name), backTo(policy, back, now)];
  return { ok: true, decision: routed(policy, decision, waits) };
}

interface Wait {
  readonly queue: string;
  readonly route: string;
  readonly acceptWithinMs: number;
}

const waitIn = ({ transfers }: Policy, queue: string): Wait => ({
  queue,
  route: queueRoute(queue),
  acceptWithinMs: transfers.acceptWithinMs,
});

/** Where the customer came from, unless nobody works there any more, or now. */
function backTo(policy: Policy, back: string | null, now: Instant): Wait {
  const isOpen = policy.queues.some((queue) => queue.name === back && isQueueOpen(policy, queue, now));
  return waitIn(policy, isOpen && back !== null ? back : (policy.defaultRoute.steps[0]?.queue ?? EVERYONE));
}

function routed(policy: Policy, decision: RoutingDecision, waits: readonly Wait[]): RoutingDecision {
  let deadlineMs = 0;
  const steps = waits.map((wait, index): RouteStep => {
    deadlineMs += wait.acceptWithinMs;
    return { ...wait, step: index + 1, eligible: null, deadlineMs };
  });
  const [{ route }] = waits as readonly [Wait];
  return { ...decision, policyVersion: policy.version, route, steps, diagnostics: null };
}
