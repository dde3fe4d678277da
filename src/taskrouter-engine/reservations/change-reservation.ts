import { emitReservationEvent } from '../events/task-events';
import { markBusy } from '../workers/mark-busy';
import { reservationsOfTask } from '../world/lookup';
import { putReservation } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { isAssigned, isLive, type Reservation, type ReservationStatus } from './reservation';

const EVENT_OF: Record<Exclude<ReservationStatus, 'pending'>, string> = {
  accepted: 'reservation.accepted',
  rejected: 'reservation.rejected',
  timeout: 'reservation.timeout',
  canceled: 'reservation.canceled',
  rescinded: 'reservation.rescinded',
  wrapping: 'reservation.wrapup',
  completed: 'reservation.completed',
};

export type ReachedStatus = keyof typeof EVENT_OF;

/** Puts a reservation into a status. Its event is told apart, once the task has followed. */
export function changeReservation(
  state: WorkspaceState,
  reservation: Reservation,
  status: ReachedStatus,
  countsAsChange = true,
): Reservation {
  const { now } = state.world;
  const changed = putReservation(state, {
    ...reservation,
    status,
    isConnecting: false,
    version: reservation.version + 1,
    dateUpdated: now,
  });
  if (status !== 'wrapping') {
    markBusy(state, changed.workerSid, changed.taskChannelSid, {
      countsAsChange: countsAsChange && !isLive(changed),
    });
  }
  return changed;
}

/**
 * Ends several of one task at once. A worker who holds two of them, as whoever took their own transfer from a queue, changes
 * once: each version of a worker is told.
 */
export function endReservations(
  state: WorkspaceState,
  reservations: readonly Reservation[],
  statusOf: (reservation: Reservation) => ReachedStatus,
): Reservation[] {
  const changed = new Set<string>();
  return reservations.map((reservation) => {
    const { workerSid } = reservation;
    const isFirst = !changed.has(workerSid);
    changed.add(workerSid);
    return changeReservation(state, reservation, statusOf(reservation), isFirst);
  });
}

/** Tells that a reservation reached the status it has. */
export function tellReservation(state: WorkspaceState, { sid, status }: Reservation): void {
  if (status !== 'pending') emitReservationEvent(state, EVENT_OF[status], sid);
}

export const pendingReservationsOf = (state: WorkspaceState, taskSid: string): Reservation[] =>
  reservationsOfTask(state, taskSid).filter(({ status }) => status === 'pending');

export const assignedReservationsOf = (state: WorkspaceState, taskSid: string): Reservation[] =>
  reservationsOfTask(state, taskSid).filter(isAssigned);
