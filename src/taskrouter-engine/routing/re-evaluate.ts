import { isEligible } from '../task-queues/eligibility';
import { targetAccepts } from '../matching/choose-worker';
import { pendingReservationsOf } from '../reservations/change-reservation';
import type { Reservation } from '../reservations/reservation';
import type { Task } from '../tasks/task';
import { release } from '../workers/occupy';
import { targetOf } from '../workflows/configuration-of';
import { taskOf, taskQueueOf, workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { timeOutWorkflow } from './leave-elapsed-targets';
import { moveTask } from './move-task';
import { restingPlace, type Placement } from './placement';
import { reArrivalOf, reEntryOf, routedAnew } from './routed';
import { withdrawReservation } from './return-to-queue';

/**
 * Sends an unassigned task through its workflow again, from the top; its age is kept, so targets whose time is over
 * are not entered. A task that matches nothing stays where it is.
 */
export function reEvaluate(state: WorkspaceState, taskSid: string, reEvaluated: string): void {
  const task = taskOf(state, taskSid);
  if (task.position.isDirect) return;
  const entry = reEntryOf(state, task);
  if (entry === null) return;
  const routed = routedAnew(state, task);
  const { now } = state.world;
  const why = { reEvaluated, targetChanged: reEvaluated, byTimeout: false };
  const pending = pendingReservationsOf(state, taskSid);
  // Who holds an offer of it is who could be offered it: nothing is skipped for want of a worker.
  const held = restingPlace(state, routed, entry, now, null) ?? entry;
  if (pending.length > 0 && keepsReservations(state, task, held, pending)) {
    return moveTask(state, task, held, why);
  }
  for (const reservation of pending) {
    withdrawReservation(state, reservation, 'canceled');
    release(state, reservation);
  }
  const placement = restingPlace(state, routed, entry, now, reArrivalOf(task));
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
  if (mode !== 'keep-if-eligible') return mode !== 'cancel';
  const queue = taskQueueOf(state, position.queueSid);
  const target = targetOf(state, position);
  return pending.every(({ workerSid }) => {
    const worker = workerOf(state, workerSid);
    return isEligible(state, worker, queue) && targetAccepts(state, target, task, worker);
  });
}
