/** How many reservations reached each status. */
export interface ReservationCounts {
  readonly created: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly timedOut: number;
  readonly canceled: number;
  readonly rescinded: number;
}

/** How often events of a type occurred. */
export type Count = (eventType: string) => number;

export const reservationCounts = (count: Count): ReservationCounts => ({
  created: count('reservation.created'),
  accepted: count('reservation.accepted'),
  rejected: count('reservation.rejected'),
  timedOut: count('reservation.timeout'),
  canceled: count('reservation.canceled'),
  rescinded: count('reservation.rescinded'),
});
