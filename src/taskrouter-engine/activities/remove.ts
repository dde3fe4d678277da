import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { activityOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';

/** Deletes an activity that nothing uses. Throws EngineError `not-found` or `invalid`. */
export function removeActivity(state: WorkspaceState, sid: string): void {
  const activity = activityOf(state, sid);
  const { defaultActivitySid, timeoutActivitySid } = state.workspace;
  if (sid === defaultActivitySid || sid === timeoutActivitySid) {
    throw invalid(`Activity ${sid} is the workspace's default or timeout activity`);
  }
  if ([...state.workers.values()].some(({ activitySid }) => activitySid === sid)) {
    throw invalid(`Activity ${sid} cannot be deleted while workers are in it`);
  }
  const isOfQueue = [...state.taskQueues.values()].some(
    (queue) => queue.assignmentActivitySid === sid || queue.reservationActivitySid === sid,
  );
  if (isOfQueue) throw invalid(`Activity ${sid} cannot be deleted while a task queue refers to it`);
  state.activities.delete(sid);
  emitResourceEvent(state, 'activity.deleted', 'activity', activity);
}
