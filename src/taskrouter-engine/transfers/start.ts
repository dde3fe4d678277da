import { invalid } from '../errors';
import { emitQueueEntered } from '../events/routing-events';
import { emitTransferEvent } from '../events/transfer-events';
import { referred } from '../parameters';
import { changeReservation, tellReservation } from '../reservations/change-reservation';
import type { Reservation } from '../reservations/reservation';
import { reserve } from '../reservations/reserve';
import { mayBeReserved } from '../routing/routing-target';
import { changedTask } from '../tasks/changed-task';
import { checkAttributes } from '../tasks/task-attributes';
import { checkPriority } from '../tasks/task-parameters';
import type { Task } from '../tasks/task';
import type { Worker } from '../workers/worker';
import { taskOf, workerOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { Transfer, TransferMode } from './transfer';

export interface NewTransfer {
  readonly taskSid: string;
  /** The accepted reservation of the worker who hands over. */
  readonly reservationSid: string;
  /** A worker or a queue, by SID. */
  readonly to: string;
  readonly mode: TransferMode;
  /** A JSON object that replaces the task's attributes. */
  readonly attributes?: string;
  readonly priority?: number;
}

/** Where a transfer leads: to one worker, or to whoever a queue finds. */
type Destination = { readonly queueSid: string; readonly worker: Worker | null };

/**
 * Starts to hand a task over. The same task is offered again; the worker who has it keeps it (warm) or begins to wrap up
 * (cold) meanwhile. Throws EngineError `not-found`, or `invalid`: also when the worker it is for cannot be asked now.
 */
export function startTransfer(state: WorkspaceState, workerSid: string, fresh: NewTransfer): Transfer {
  const { reservation, task } = workOf(state, workerSid, fresh);
  const destination = destinationOf(state, task, workerSid, fresh.to);
  const fields = {
    ...(fresh.attributes === undefined ? {} : { attributes: checkAttributes(fresh.attributes) }),
    ...(fresh.priority === undefined ? {} : { priority: checkPriority(fresh.priority) }),
  };
  const transfer = newTransfer(state, task, reservation, fresh);
  const leaving = fresh.mode === 'COLD' ? changeReservation(state, reservation, 'wrapping') : null;
  const { queueSid, worker } = destination;
  const isElsewhere = queueSid !== task.position.queueSid;
  const open = putTask(
    state,
    changedTask(state, task, {
      ...fields,
      status: 'pending',
      transfer: { sid: transfer.sid, to: fresh.to, back: task.position },
      position: { ...task.position, filter: null, isDirect: true, target: 0, queueSid, leavesAt: null },
      taskQueueEnteredAt: isElsewhere ? state.world.now : task.taskQueueEnteredAt,
    }),
  );
  if (leaving !== null) tellReservation(state, leaving);
  emitTransferEvent(state, 'task.transfer-initiated', transfer);
  if (isElsewhere) emitQueueEntered(state, open);
  if (worker !== null) reserve(state, open, worker);
  return transfer;
}

function workOf(
  state: WorkspaceState,
  workerSid: string,
  { taskSid, reservationSid }: NewTransfer,
): { reservation: Reservation; task: Task } {
  const task = taskOf(state, taskSid);
  const reservation = state.reservations.get(reservationSid);
  const isTheirs = reservation?.workerSid === workerSid && reservation.taskSid === taskSid;
  if (reservation === undefined || !isTheirs || reservation.status !== 'accepted') {
    throw invalid(
      `Reservation ${reservationSid} is no accepted reservation of Worker ${workerSid} for Task ${taskSid}`,
    );
  }
  if (task.transfer !== null) throw invalid(`Task ${taskSid} has an open transfer ${task.transfer.sid}`);
  return { reservation, task };
}

function destinationOf(state: WorkspaceState, task: Task, from: string, to: string): Destination {
  if (to.startsWith('WQ')) {
    return { queueSid: referred('To', to, state.taskQueues.get(to)).sid, worker: null };
  }
  const worker = workerOf(state, referred('To', to, state.workers.get(to)).sid);
  if (worker.sid === from) throw invalid('A task cannot be transferred to the worker who has it');
  if (!mayBeReserved(state, task, worker)) throw invalid(`Worker ${to} is not available for a transfer`);
  return { queueSid: task.position.queueSid, worker };
}

function newTransfer(
  state: WorkspaceState,
  task: Task,
  { sid: initiatingReservationSid, workerSid: initiatingWorkerSid }: Reservation,
  { to, mode }: NewTransfer,
): Transfer {
  const { world } = state;
  const transfer: Transfer = {
    sid: world.sids.next('TT'),
    taskSid: task.sid,
    type: to.startsWith('WQ') ? 'QUEUE' : 'WORKER',
    mode,
    to,
    status: 'initiated',
    failedReason: null,
    initiatingWorkerSid,
    initiatingReservationSid,
    initiatingQueueSid: task.position.queueSid,
    initiatingWorkflowSid: task.workflowSid,
    dateCreated: world.now,
    dateUpdated: world.now,
  };
  state.transfers.set(transfer.sid, transfer);
  return transfer;
}
