import { emitTaskEvent } from '../events/task-events';
import { assignedReservationsOf, endReservations, tellReservation } from '../reservations/change-reservation';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changedTask } from './changed-task';
import type { Task } from './task';

/**
 * Completes an accepted task and its reservation: either one completes both. The one that was asked for is told first
 * (measured on a real workspace: task.completed, reservation.completed, task.updated within a second).
 */
export function completeTask(
  state: WorkspaceState,
  task: Task,
  reason: string | null,
  askedFor: 'task' | 'reservation',
): Task {
  const assigned = assignedReservationsOf(state, task.sid);
  const completed = endReservations(state, assigned, () => 'completed');
  const { now } = state.world;
  const ended = putTask(state, changedTask(state, task, { status: 'completed', reason, endedAt: now }));
  const tellTask = () =>
    emitTaskEvent(
      state,
      'task.completed',
      task.sid,
      reason === null ? {} : { task_completed_reason: reason, reason },
    );
  if (askedFor === 'task') tellTask();
  for (const reservation of completed) tellReservation(state, reservation);
  if (askedFor === 'reservation') tellTask();
  if (reason !== null) emitTaskEvent(state, 'task.updated', task.sid);
  return ended;
}
