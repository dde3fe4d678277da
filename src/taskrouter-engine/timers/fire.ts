import { timeOutReservation } from '../reservations/time-out';
import { leaveElapsedTargets } from '../routing/leave-elapsed-targets';
import { cancelTask } from '../tasks/cancel-task';
import { deleteTask } from '../tasks/delete-task';
import { isTerminal, isUnassigned, type Task } from '../tasks/task';
import type { Due } from '../world/due-times';
import { removeTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { ttlOf } from './due';

const TTL_REASON = 'Task TTL Exceeded';

/** Does what is due for a reservation or a task. Each leaves it with a later due time, or none. */
export function fire(state: WorkspaceState, { sid }: Due): void {
  const reservation = state.reservations.get(sid);
  if (reservation !== undefined) timeOutReservation(state, reservation);
  else fireTask(state, state.tasks.get(sid)!);
}

function fireTask(state: WorkspaceState, task: Task): void {
  if (isTerminal(task)) removeTask(state, task.sid);
  else if (!isUnassigned(task)) deleteTask(state, task, 'task.system-deleted');
  else if (ttlOf(task) <= state.world.now) cancelTask(state, task, TTL_REASON);
  else leaveElapsedTargets(state, task, {});
}
