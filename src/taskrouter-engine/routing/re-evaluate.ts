import { isEligible } from '../task-queues/eligibility';
import { targetAccepts } from '../matching/choose-worker';
import { pendingReservationsOf } from '../reservations/change-reservation';
import type { Reservation } from '../reservations/reservation';
import type { Task } from '../tasks/task';
import { targetOf } from '../workflows/configuration-of';
import { taskOf, taskQueueOf, workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { timeOutWorkflow } from './leave-elapsed-targets';
import { moveTask } from './move-task';
import { withoutElapsed, type Placement } from './placement';
import { reEntryOf, routedAnew } from './routed';
import { withdrawReservation } from './return-to-queue';
import { attributesOf } from '../tasks/task-attributes';

/**
 * Sends an unassigned task through its workflow again, from the top; its age is kept, so targets whose time is over
 * are not entered. A task that matches nothing stays where it is.
 */
export function reEvaluate(state: WorkspaceState, taskSid: string, reEvaluated: string): void {
  const task = taskOf(state, taskSid);
  const entry = reEntryOf(state, task);
  if (entry === null) return;
  const routed = { ...routedAnew(state, task), attributes: attributesOf(task) };
  const placement = withoutElapsed(state, routed, entry, state.world.now);
  const why = { reEvaluated, targetChanged: reEvaluated, byTimeout: false };
  const pending = pendingReservationsOf(state, taskSid);
  const kept = pending.length > 0 && keepsReservations(state, task, placement ?? entry, pending);
  if (kept) return moveTask(state, task, placement ?? entry, why);
  for (const reservation of pending) withdrawReservation(state, reservation, 'canceled');
  if (placement === null) timeOutWorkflow(state, taskOf(state, taskSid), why);
  else moveTask(state, taskOf(state, taskSid), placement, why);
}

function keepsReservations(
  state: WorkspaceState,
  task: Task,
  { position }: Placement,
  pending: readonly Reservation[],
): boolean {
  const mode = state.world.reservationOnWrite;
  if (mode !== 'keep-if-eligible') return mode === 'keep';
  const queue = taskQueueOf(state, position.queueSid);
  const target = targetOf(state, position);
  return pending.every(({ workerSid }) => {
    const worker = workerOf(state, workerSid);
    return isEligible(state, worker, queue) && targetAccepts(state, target, task, worker);
  });
}
