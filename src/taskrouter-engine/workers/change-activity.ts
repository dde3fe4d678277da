import { emitWorkerEvent } from '../events/worker-events';
import { secondsBetween } from '../instant';
import { workerOf } from '../world/lookup';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';

/**
 * Moves a worker to another activity; nothing when it is there already. Tasks and pending reservations stay as they
 * are.
 */
export function changeActivity(state: WorkspaceState, workerSid: string, activitySid: string): void {
  const before = workerOf(state, workerSid);
  if (before.activitySid === activitySid) return;
  const { now } = state.world;
  const previous = state.activities.get(before.activitySid)!;
  const becomesAvailable = state.activities.get(activitySid)!.available && !previous.available;
  const worker = putWorker(state, {
    ...before,
    activitySid,
    version: before.version + 1,
    dateStatusChanged: now,
    availableSince: becomesAvailable ? now : before.availableSince,
    dateUpdated: now,
  });
  emitWorkerEvent(state, 'worker.activity.update', worker, {
    worker_previous_activity_sid: previous.sid,
    worker_previous_activity_name: previous.friendlyName,
    worker_time_in_previous_activity: String(secondsBetween(before.dateStatusChanged, now)),
    worker_time_in_previous_activity_ms: String(now - before.dateStatusChanged),
  });
}
