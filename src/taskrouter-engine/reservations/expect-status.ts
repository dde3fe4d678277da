import { invalid } from '../errors';
import type { Reservation, ReservationStatus } from './reservation';

/** Throws EngineError `invalid` unless the reservation is in one of these statuses. */
export function expectStatus(
  { sid, status }: Reservation,
  allowed: readonly ReservationStatus[],
  wanted: ReservationStatus | 'onHold',
): void {
  if (allowed.includes(status)) return;
  throw invalid(
    `Reservation ${sid} is ${status}, not in expected state [${allowed.join(', ')}], and cannot be updated to [${wanted}].`,
  );
}
