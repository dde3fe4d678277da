import { reservationsOfTask, reservationsOfWorker, taskOf, workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import type { Reservation } from './reservation';

export interface ReservationFilters {
  readonly status?: string;
  readonly workerSid?: string;
}

const isWanted =
  ({ status, workerSid }: ReservationFilters) =>
  (reservation: Reservation): boolean =>
    (status === undefined || reservation.status === status) &&
    (workerSid === undefined || reservation.workerSid === workerSid);

/** The reservations of a task, oldest first. Throws EngineError `not-found`. */
export const listReservationsOfTask = (
  state: WorkspaceState,
  taskSid: string,
  filters: ReservationFilters = {},
): Reservation[] => reservationsOfTask(state, taskOf(state, taskSid).sid).filter(isWanted(filters));

/** The reservations of a worker, oldest first. Throws EngineError `not-found`. */
export const listReservationsOfWorker = (
  state: WorkspaceState,
  workerSid: string,
  filters: ReservationFilters = {},
): Reservation[] => reservationsOfWorker(state, workerOf(state, workerSid).sid).filter(isWanted(filters));
