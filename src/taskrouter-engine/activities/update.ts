import { emitResourceEvent } from '../events/resource-events';
import { nameOf } from '../parameters';
import { activityOf } from '../world/lookup';
import { refreshWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { Activity } from './activity';

export interface ActivityChange {
  readonly friendlyName?: string;
}

/** Renames an activity; whether it is available never changes. Throws EngineError `not-found` or `invalid`. */
export function updateActivity(state: WorkspaceState, sid: string, change: ActivityChange): Activity {
  const before = activityOf(state, sid);
  const friendlyName = nameOf('FriendlyName', change.friendlyName ?? before.friendlyName);
  const activity = { ...before, friendlyName, dateUpdated: state.world.now };
  state.activities.set(sid, activity);
  reviewWorkersIn(state, sid);
  emitResourceEvent(state, 'activity.updated', 'activity', activity);
  return activity;
}

/** TargetWorkers can read the activity's name. */
function reviewWorkersIn(state: WorkspaceState, activitySid: string): void {
  for (const worker of state.workers.values()) {
    if (worker.activitySid === activitySid) refreshWorker(state, worker);
  }
}
