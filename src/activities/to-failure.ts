import { ApplicationFailure } from '@temporalio/common';
import { OutsideError } from '../adapters/outside-error';
import { OUTSIDE_FAILURES } from '../domain/failure-types';
import { GatewayError } from '../gateway/port';
import { RecordsUnavailableError } from '../records/port';

/**
 * The one place where an adapter's error becomes a failure that a workflow understands. `refused` is not retried;
 * `unavailable` waits for as long as the other side asked, the records and Temporal among them; `unknown` is retried only where the activity reads first.
 */
export function toFailure(error: unknown): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (error instanceof RecordsUnavailableError || error instanceof GatewayError) {
    return ApplicationFailure.create({
      message: error.message,
      type: OUTSIDE_FAILURES.unavailable,
      cause: error,
    });
  }
  if (!(error instanceof OutsideError)) {
    const name = error instanceof Error ? error.name : 'unknown';
    return ApplicationFailure.create({
      message: `Unexpected ${name} in an activity.`,
      cause: asError(error),
    });
  }
  return ApplicationFailure.create({
    message: error.message,
    type: OUTSIDE_FAILURES[error.outcome],
    nonRetryable: error.outcome === 'refused',
    details: [error.retryAfterMs, error.status, error.vendorCode],
    ...(error.retryAfterMs !== null && { nextRetryDelay: error.retryAfterMs }),
  });
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('not an error'));

/** Makes a set of activities throw only failures of the known types. */
export function withFailures<T extends Record<string, (action: never) => Promise<unknown>>>(
  activities: T,
): T {
  const wrapped = Object.entries(activities).map(([name, activity]) => [
    name,
    async (action: never) => {
      try {
        return await activity(action);
      } catch (error) {
        throw toFailure(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}
