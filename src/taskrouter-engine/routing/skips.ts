import { evaluate, type JsonObject } from '../../expressions';
import { chooseWorker, type OfferedTask } from '../matching/choose-worker';
import type { RoutingPosition } from '../tasks/task';
import { targetOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';

/**
 * Whether a task that enters this place passes it by: nobody could be offered it at once, and the target's skip_if
 * holds. Looked at on entering only, so workers who leave later change nothing.
 */
export function skips(
  state: WorkspaceState,
  task: Omit<OfferedTask, 'position'>,
  position: RoutingPosition,
): boolean {
  const target = targetOf(state, position);
  if (target.skipIf === null) return false;
  if (chooseWorker(state, target, { ...task, position }) !== null) return false;
  return evaluate(target.skipIf, { workers: countsOf(state, position.queueSid) });
}

/** Workers of a queue: `available`, `unavailable`, and how many are in each activity, by its SID. */
function countsOf(state: WorkspaceState, queueSid: string): JsonObject {
  const inActivity = new Map([...state.activities.keys()].map((sid) => [sid, 0]));
  let available = 0;
  let unavailable = 0;
  for (const [workerSid, queues] of state.matching.queuesOfWorker) {
    if (!queues.has(queueSid)) continue;
    const { activitySid } = state.workers.get(workerSid)!;
    inActivity.set(activitySid, inActivity.get(activitySid)! + 1);
    if (state.activities.get(activitySid)!.available) available += 1;
    else unavailable += 1;
  }
  return { available, unavailable, ...Object.fromEntries(inActivity) };
}
