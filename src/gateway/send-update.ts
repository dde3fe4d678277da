import { createHash } from 'node:crypto';
import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, type UpdateDefinition } from '@temporalio/common';
import { REFUSALS } from '../domain/failure-types';
import { CommandRefusedError, GatewayError } from './port';
import { isNotFound } from './temporal-errors';

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

/** What a command under its id is sent to, and what is to be said when that is over. */
interface Recipient<View, Command> {
  readonly handle: WorkflowHandle;
  readonly update: UpdateDefinition<{ readonly bodyHash: string; readonly view: View }, [Command, string]>;
  /** The live state; throws where there is none. */
  readonly read: () => Promise<View>;
  readonly over: (last: View) => CommandRefusedError;
}

/** Carries a command out and answers the state after it. Throws GatewayError and CommandRefusedError. */
export async function sendCommandTo<View, Command extends object>(
  { handle, update, read, over }: Recipient<View, Command>,
  commandId: string,
  command: Command,
): Promise<View> {
  const bodyHash = hashOf(command);
  try {
    const reply = await untilProcessed(() =>
      handle.executeUpdate(update, { updateId: commandId, args: [command, bodyHash] }),
    );
    expectSame(bodyHash, reply.bodyHash);
    return reply.view;
  } catch (error) {
    if (causeOf(error)?.type === 'AcceptedUpdateCompletedWorkflow') return read();
    const refused = refusalIn(error);
    if (refused !== null) expectSame(bodyHash, refused.bodyHash ?? bodyHash);
    if (refused !== null) throw refused.error;
    if (!isNotFound(error)) throw error;
    throw over(await read());
  }
}
