import {
  forgetQueue,
  placeWorker,
  reviewQueue,
  reviewWorker,
  withdrawWorker,
} from '../matching/idle-workers';
import { addWaiting, removeWaiting, reviewTasksOf } from '../matching/waiting';
import { wantsOffer } from '../matching/wants-offer';
import { isLive, type Reservation } from '../reservations/reservation';
import type { TaskQueue } from '../task-queues/task-queue';
import type { Task } from '../tasks/task';
import { dueOfReservation, dueOfTask } from '../timers/due';
import type { Worker } from '../workers/worker';
import type { WorkspaceState } from './world';

// The only places that change these tables: each keeps the due times and the matching index true to them.

const setFor = (sets: Map<string, Set<string>>, key: string): Set<string> => {
  const known = sets.get(key) ?? new Set<string>();
  sets.set(key, known);
  return known;
};

export function putTask(state: WorkspaceState, task: Task): Task {
  removeWaiting(state, task.sid);
  state.tasks.set(task.sid, task);
  state.world.dueTimes.set(dueOfTask(state, task));
  if (wantsOffer(state, task)) addWaiting(state, task);
  return task;
}

/** Removes a task and its reservations. */
export function removeTask(state: WorkspaceState, taskSid: string): void {
  for (const sid of state.reservationsOfTask.get(taskSid) ?? []) removeReservation(state, sid);
  state.reservationsOfTask.delete(taskSid);
  for (const { sid, taskSid: of } of state.transfers.values())
    if (of === taskSid) state.transfers.delete(sid);
  removeWaiting(state, taskSid);
  state.tasks.delete(taskSid);
  state.world.dueTimes.clear(taskSid);
}

export function putReservation(state: WorkspaceState, reservation: Reservation): Reservation {
  const { sid, taskSid, workerSid } = reservation;
  state.reservations.set(sid, reservation);
  setFor(state.reservationsOfTask, taskSid).add(sid);
  setFor(state.reservationsOfWorker, workerSid).add(sid);
  const live = setFor(state.liveReservationsOfWorker, workerSid);
  if (isLive(reservation)) live.add(sid);
  else live.delete(sid);
  if (reservation.status === 'pending' && !reservation.isConnecting)
    state.world.dueTimes.set(dueOfReservation(state, reservation));
  else state.world.dueTimes.clear(sid);
  return reservation;
}

function removeReservation(state: WorkspaceState, sid: string): void {
  const { workerSid } = state.reservations.get(sid)!;
  state.reservations.delete(sid);
  state.reservationsOfWorker.get(workerSid)?.delete(sid);
  state.liveReservationsOfWorker.get(workerSid)?.delete(sid);
  state.world.dueTimes.clear(sid);
}

export function putWorker(state: WorkspaceState, worker: Worker): Worker {
  const before = state.workers.get(worker.sid);
  if (before !== undefined) state.workersByName.delete(before.friendlyName.toLowerCase());
  state.workers.set(worker.sid, worker);
  state.workersByName.set(worker.friendlyName.toLowerCase(), worker.sid);
  const sameForQueues =
    before?.attributes === worker.attributes &&
    before.activitySid === worker.activitySid &&
    before.friendlyName === worker.friendlyName;
  if (sameForQueues) placeWorker(state, worker);
  else reviewWorker(state, worker);
  return worker;
}

/** Finds a worker's queues again although its row is the same, because what the row refers to has changed. */
export function refreshWorker(state: WorkspaceState, worker: Worker): void {
  const fresh = { ...worker };
  state.workers.set(worker.sid, fresh);
  reviewWorker(state, fresh);
}

export function removeWorker(state: WorkspaceState, worker: Worker): void {
  withdrawWorker(state, worker.sid);
  state.matching.queuesOfWorker.delete(worker.sid);
  state.workersByName.delete(worker.friendlyName.toLowerCase());
  state.workers.delete(worker.sid);
}

export function putTaskQueue(state: WorkspaceState, queue: TaskQueue): TaskQueue {
  const before = state.taskQueues.get(queue.sid);
  state.taskQueues.set(queue.sid, queue);
  if (before?.targetWorkers !== queue.targetWorkers) reviewQueue(state, queue);
  const sameForTasks =
    before === undefined ||
    (before.taskOrder === queue.taskOrder && before.maxReservedWorkers === queue.maxReservedWorkers);
  if (!sameForTasks) reviewTasksOf(state, queue.sid);
  return queue;
}

export function removeTaskQueue(state: WorkspaceState, queueSid: string): void {
  forgetQueue(state, queueSid);
  state.taskQueues.delete(queueSid);
}
