export const MINUTE = 60_000;
export const UNTIL = 10 * MINUTE;

/** A supervisor leads the senior queue to billing, for ten minutes. */
export const START = {
  overrideId: 'o-1',
  from: { kind: 'queue', queue: 'senior' },
  to: 'billing',
  reason: 'surge',
  by: { kind: 'supervisor', id: 'sofia' },
  until: UNTIL,
} as const;
