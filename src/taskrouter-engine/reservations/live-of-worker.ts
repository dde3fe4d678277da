import { reservationOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import type { Reservation } from './reservation';

/** What takes a place of the worker's capacity, oldest first. */
export const liveReservationsOfWorker = (state: WorkspaceState, workerSid: string): Reservation[] =>
  [...(state.liveReservationsOfWorker.get(workerSid) ?? [])].map((sid) => reservationOf(state, sid));

export const pendingReservationsOfWorker = (state: WorkspaceState, workerSid: string): Reservation[] =>
  liveReservationsOfWorker(state, workerSid).filter(({ status }) => status === 'pending');
