import { emitTaskEvent } from '../events/task-events';
import { endReservations, tellReservation } from '../reservations/change-reservation';
import { isLive } from '../reservations/reservation';
import { release } from '../workers/occupy';
import { reservationsOfTask } from '../world/lookup';
import { putTask, removeTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changedTask } from './changed-task';
import type { Task } from './task';

/**
 * Deletes a task: a pending reservation is canceled, an accepted one completed, and the task is gone at once. A task
 * that had ended is removed without an event, since each task has one end only.
 */
export function deleteTask(
  state: WorkspaceState,
  task: Task,
  event: 'task.deleted' | 'task.system-deleted',
): void {
  if (task.endedAt !== null) return removeTask(state, task.sid);
  const live = reservationsOfTask(state, task.sid).filter(isLive);
  const ended = endReservations(state, live, ({ status }) =>
    status === 'pending' ? 'canceled' : 'completed',
  );
  putTask(state, changedTask(state, task, {}));
  for (const reservation of ended) tellReservation(state, reservation);
  emitTaskEvent(state, event, task.sid);
  removeTask(state, task.sid);
  for (const offer of live.filter(({ status }) => status === 'pending')) release(state, offer);
}
