import type { Reservation } from '../reservations/reservation';
import { taskQueueOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { changeActivity } from './change-activity';

/**
 * In a single-tasking workspace a worker who is offered a task, or has accepted it, is in the activity that the task's queue
 * says for it (twilio.com/docs/taskrouter/api/task-queue); nothing where there is none, or several tasks at a time.
 */
export function occupy(
  state: WorkspaceState,
  { workerSid }: Reservation,
  queueSid: string,
  by: 'reservationActivitySid' | 'assignmentActivitySid',
): void {
  if (state.workspace.multiTaskEnabled) return;
  const activitySid = taskQueueOf(state, queueSid)[by];
  if (activitySid !== null) changeActivity(state, workerSid, activitySid);
}

/** Who has not taken it is where they were before it was offered. */
export function release(state: WorkspaceState, { workerSid, previousActivitySid }: Reservation): void {
  if (previousActivitySid !== null && state.activities.has(previousActivitySid)) {
    changeActivity(state, workerSid, previousActivitySid);
  }
}
