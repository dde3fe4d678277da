import { scheduleHealth } from '../health/schedule-health';
import type { Operation, OperationDeps } from '../interactions/call';
import { policyOf } from './paced-queues';
import { queueReleaseOf } from './queue-release';

/** `GET /v1/releases`. */
export const createListReleases =
  (deps: OperationDeps): Operation =>
  async () => {
    const now = deps.now();
    const { pacedQueues } = await policyOf(deps);
    const [schedule, items] = await Promise.all([
      scheduleHealth(deps.upkeep, 'release'),
      Promise.all(pacedQueues(now).map((paced) => queueReleaseOf(deps, paced, now))),
    ]);
    return { status: 200, body: { schedule, items } };
  };
