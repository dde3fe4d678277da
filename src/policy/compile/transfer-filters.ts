import { BACKSTOP_MS } from '../../domain/process/timings';
import type { RoutingFilter } from '../../domain/routing-plan';
import { literal } from '../../expressions';
import { AGENT_ROUTE, EVERYONE, queueRoute } from '../names';
import type { Policy } from '../policy';
import { laterTarget, target } from './version-filters';

/** For a leg that was transferred to a queue: it waits there. */
export const queueFilter = (queue: string): RoutingFilter => ({
  name: queueRoute(queue),
  condition: `throughline.route == ${literal(queueRoute(queue))}`,
  targets: [laterTarget({ queue, eligible: null })],
});

/**
 * For a leg that was transferred to one agent: the agent's own target first, then the fallback queue. A known worker must
 * be in the target's queue (Twilio docs, known agent routing), so the first target is the queue of everybody.
 */
export const agentFilter = ({ transferToAgent, defaultRoute }: Policy): RoutingFilter => ({
  name: AGENT_ROUTE,
  condition: `throughline.route == ${literal(AGENT_ROUTE)}`,
  targets: [
    {
      ...target({ queue: EVERYONE, eligible: null }, (transferToAgent.acceptWithinMs + BACKSTOP_MS) / 1_000),
      knownAgent: 'task.throughline.agentSid',
    },
    target(
      { queue: transferToAgent.fallback ?? defaultRoute.steps[0]?.queue ?? EVERYONE, eligible: null },
      null,
    ),
  ],
});
