import { emitTaskEvent } from '../events/task-events';
import {
  assignedReservationsOf,
  changeReservation,
  tellReservation,
} from '../reservations/change-reservation';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changedTask } from './changed-task';
import type { Task } from './task';

/** Puts an assigned task and its reservation into wrap-up. The worker's capacity stays taken. */
export function wrapUpTask(state: WorkspaceState, task: Task): Task {
  const wrapping = assignedReservationsOf(state, task.sid)
    .filter(({ status }) => status === 'accepted')
    .map((reservation) => changeReservation(state, reservation, 'wrapping'));
  const changed = putTask(state, changedTask(state, task, { status: 'wrapping' }));
  for (const reservation of wrapping) tellReservation(state, reservation);
  emitTaskEvent(state, 'task.wrapup', task.sid);
  return changed;
}
