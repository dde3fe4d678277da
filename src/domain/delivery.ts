/**
 * What became of an event: `started` an interaction, `delivered` to a running one, `late` (its interaction is closed),
 * `unknown` (no interaction of ours), or `not_needed` (nothing waits for it).
 */
export type Delivery = 'started' | 'delivered' | 'late' | 'unknown' | 'not_needed';

/**
 * The same, as it is kept: `signalled` to its interaction (or it began one), `stored` (it moves none), `late` or
 * `unknown`.
 */
export type EventFate = 'signalled' | 'stored' | 'late' | 'unknown';

export const FATE: Readonly<Record<Delivery, EventFate>> = {
  started: 'signalled',
  delivered: 'signalled',
  late: 'late',
  unknown: 'unknown',
  not_needed: 'stored',
};
