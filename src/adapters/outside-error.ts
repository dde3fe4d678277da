/**
 * An outside system did not do what was asked. `outcome` says what the caller may believe:
 * - `refused`: it answered that it did not do it, and asking again changes nothing (4xx);
 * - `unavailable`: it did not do it, and may later (429, connection refused);
 * - `unknown`: it may or may not have done it (5xx, time-out, connection lost mid-way). Read before repeating a write.
 *
 * The message names system, operation and status; never a body, which may hold personal data.
 */
export class OutsideError extends Error {
  override readonly name = 'OutsideError';

  constructor(
    message: string,
    readonly outcome: 'refused' | 'unavailable' | 'unknown',
    /** The HTTP status, or null when no answer came. */
    readonly status: number | null,
    /** The vendor's own code, e.g. Twilio's 20001. */
    readonly vendorCode: number | string | null = null,
    /** What the vendor asked us to wait, from Retry-After. */
    readonly retryAfterMs: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
