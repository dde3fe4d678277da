import { emitTaskEvent } from '../events/task-events';
import {
  changeReservation,
  pendingReservationsOf,
  tellReservation,
} from '../reservations/change-reservation';
import { release } from '../workers/occupy';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changedTask } from './changed-task';
import type { Task } from './task';

/** Cancels a task that nobody has accepted, with its pending reservations. `tellFirst` tells what led to it. */
export function cancelTask(
  state: WorkspaceState,
  task: Task,
  reason: string,
  tellFirst: () => void = () => {},
): Task {
  const canceled = pendingReservationsOf(state, task.sid).map((reservation) =>
    changeReservation(state, reservation, 'canceled'),
  );
  const { now } = state.world;
  const ended = putTask(state, changedTask(state, task, { status: 'canceled', reason, endedAt: now }));
  tellFirst();
  for (const reservation of canceled) {
    tellReservation(state, reservation);
    release(state, reservation);
  }
  emitTaskEvent(state, 'task.canceled', task.sid, { task_canceled_reason: reason, reason });
  return ended;
}
