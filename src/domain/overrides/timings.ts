/** While it holds: how often those are looked for who have come to wait there by another way than their first routing. */
export const SWEEP_EVERY_MS = 30_000;
/** Once it is over: lists are a moment behind. */
export const RETURN_EVERY_MS = 10_000;
/** So long after its end a customer whose route was decided just before it may still show up where it led. */
export const SETTLES_WITHIN_MS = 30_000;
/** Who is still left by then is being asked for by somebody else, again and again. */
export const RETURNS_WITHIN_MS = 15 * 60_000;

export const LONGEST_OVERRIDE_MS = 24 * 60 * 60_000;
export const SHORTEST_OVERRIDE_MS = 60_000;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export const retryAfterMs = (failures: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
