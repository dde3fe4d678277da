import type { Task } from '../tasks/task';
import type { WorkspaceState } from '../world/world';

/**
 * The one worker whom the task may be offered to, by its RoutingTarget or a transfer; null: whoever its queue and target
 * accept.
 */
export function workerTargetOf({ routingTarget, transfer }: Task): string | null {
  const only = transfer === null ? routingTarget : transfer.to;
  return only?.startsWith('WK') ? only : null;
}

/** The workers who are offered the task now. */
export function workersAskedFor(state: WorkspaceState, taskSid: string): Set<string> {
  const asked = new Set<string>();
  for (const sid of state.reservationsOfTask.get(taskSid) ?? []) {
    const { status, workerSid } = state.reservations.get(sid)!;
    if (status === 'pending') asked.add(workerSid);
  }
  return asked;
}

/** Whether the task should be offered to somebody, or with MaxReservedWorkers to one more. */
export function wantsOffer(state: WorkspaceState, task: Task): boolean {
  const { sid, status, position } = task;
  if (workerTargetOf(task) !== null) return false;
  if (status === 'pending') return true;
  if (status !== 'reserved') return false;
  const { maxReservedWorkers } = state.taskQueues.get(position.queueSid)!;
  return maxReservedWorkers > 1 && workersAskedFor(state, sid).size < maxReservedWorkers;
}
