import { createHash } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { REFUSALS } from '../domain/failure-types';
import { CommandRefusedError, GatewayError } from './port';

/* What commands to any of our workflows have in common: they are updates, whose id is the caller's. */

/** Of a body, so that another one under the same command id is noticed. */
export const hashOf = (command: object): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);

/** Throws GatewayError `idempotency_conflict` unless both are of one body. */
export function expectSame(sent: string, first: string): void {
  if (sent === first) return;
  throw new GatewayError('idempotency_conflict', 'This Idempotency-Key was used before, with another body.');
}

export const causeOf = (error: unknown): ApplicationFailure | null =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
    ? error.cause
    : null;

/** The run closed, or went on as a new one, before it looked at the update: nothing was done, so it is sent again. */
export async function untilProcessed<T>(send: () => Promise<T>, triesLeft = 3): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (causeOf(error)?.type !== 'UnprocessedUpdate') throw error;
    if (triesLeft > 1) return untilProcessed(send, triesLeft - 1);
    throw new GatewayError('no_answer_in_time', 'The command was not taken.', { cause: error });
  }
}

const KNOWN_REFUSALS: ReadonlySet<string> = new Set(Object.values(REFUSALS));

/** A refusal of ours; anything else that ends an update is a fault. */
export function refusalIn(error: unknown): { error: CommandRefusedError; bodyHash: string | null } | null {
  const cause = causeOf(error);
  if (cause === null || !KNOWN_REFUSALS.has(cause.type ?? '')) return null;
  const [bodyHash] = cause.details ?? [];
  return {
    error: new CommandRefusedError(cause.type ?? '', cause.message),
    bodyHash: typeof bodyHash === 'string' ? bodyHash : null,
  };
}
