import { invalid } from '../errors';
import { reservationOf } from '../world/lookup';
import { expectVersion, type ExpectedVersion } from '../world/expect-version';
import type { WorkspaceState } from '../world/world';
import { acceptReservation } from './accept';
import { completeReservation } from './complete';
import { expectNotConnecting } from './connect';
import { rejectReservation } from './reject';
import type { Reservation } from './reservation';
import { wrapUpReservation } from './wrap-up';

export interface ReservationChange {
  /** `accepted`, `rejected`, `wrapping` or `completed`. */
  readonly status: string;
  /** With `rejected`: the activity the worker goes to. */
  readonly workerActivitySid?: string;
}

/**
 * Changes a reservation's status. Throws EngineError `not-found`, `version-mismatch`, or `invalid` when the
 * reservation is not in a status that allows it.
 */
export function updateReservation(
  state: WorkspaceState,
  sid: string,
  change: ReservationChange,
  expected: ExpectedVersion = null,
): Reservation {
  const reservation = reservationOf(state, sid);
  expectVersion(reservation, expected);
  if (change.status === 'accepted' || change.status === 'rejected') {
    expectNotConnecting(reservation, change.status);
  }
  switch (change.status) {
    case 'accepted':
      return acceptReservation(state, reservation);
    case 'rejected':
      return rejectReservation(state, reservation, change.workerActivitySid);
    case 'wrapping':
      return wrapUpReservation(state, reservation);
    case 'completed':
      return completeReservation(state, reservation);
    default:
      throw invalid(`ReservationStatus cannot be set to ${change.status}`);
  }
}
