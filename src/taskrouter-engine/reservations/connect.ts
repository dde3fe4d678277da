import { invalid } from '../errors';
import { reservationOf } from '../world/lookup';
import { putReservation } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { acceptReservation } from './accept';
import { expectStatus } from './expect-status';
import type { Reservation } from './reservation';

/**
 * The worker is being connected with the customer: the offer still reads as pending, but no longer times out, and nobody
 * may accept or reject it by hand (support.twilio.com, "Reservation Canceled Instead of Timing Out"). Throws EngineError
 * `not-found`, or `invalid` when it is not pending or somebody is being connected already.
 */
export function connectReservation(state: WorkspaceState, sid: string): Reservation {
  const reservation = reservationOf(state, sid);
  expectStatus(reservation, ['pending'], 'onHold');
  expectNotConnecting(reservation, 'onHold');
  return putReservation(state, { ...reservation, isConnecting: true });
}

/** The connection stands, and with it the acceptance. Throws EngineError `not-found`, or `invalid` when the offer has ended. */
export const acceptConnected = (state: WorkspaceState, sid: string): Reservation =>
  acceptReservation(state, reservationOf(state, sid));

/** Throws EngineError `invalid` while the worker is being connected. */
export function expectNotConnecting({ sid, isConnecting }: Reservation, wanted: string): void {
  if (!isConnecting) return;
  throw invalid(
    `Reservation ${sid} not in expected state [pending] and cannot be updated to [${wanted}]: its worker is being connected.`,
  );
}
