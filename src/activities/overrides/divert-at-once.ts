import type { RoutingDecision } from '../../domain/decision';
import type { Instant } from '../../domain/json';
import { holdingAt, type Board, type BoardEntry } from '../../domain/overrides/board';
import { divert, isFrom, type DivertedRoute } from '../../domain/overrides/diversion';
import { isQueueOpen, queueRoute, type Policy } from '../../policy';

/** What stands on the board of overrides. Never rejects. */
export type ReadBoard = () => Promise<Board>;

/** Where an override leads somebody who comes now, or null. Who has to wait for an opening waits for it. */
export async function divertAtOnce(
  readBoard: ReadBoard,
  policy: Policy,
  decision: RoutingDecision,
  now: Instant,
): Promise<DivertedRoute | null> {
  if (decision.afterHours !== undefined) return null;
  const entry = holdingAt(await readBoard(), now).find(
    (one) => isFrom(one.from, decision, 1) && leadsElsewhere(policy, one, decision, now),
  );
  if (entry === undefined) return null;
  const { overrideId, from, to, by, reason } = entry;
  const target = { queue: to, route: queueRoute(to) };
  return { decision: divert(decision, 1, { overrideId, from, to: target }), by, reason };
}

const leadsElsewhere = (
  policy: Policy,
  { to }: BoardEntry,
  { steps }: RoutingDecision,
  now: Instant,
): boolean =>
  steps[0]?.queue !== to &&
  policy.queues.some((queue) => queue.name === to && isQueueOpen(policy, queue, now));
