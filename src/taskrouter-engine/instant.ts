/** Milliseconds since the epoch. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whole seconds since the epoch, as events write them. */
export const epochSeconds = (instant: Instant): string => String(Math.floor(instant / SECOND));

/** Whole seconds between two instants. */
export const secondsBetween = (from: Instant, to: Instant): number => Math.floor((to - from) / SECOND);
