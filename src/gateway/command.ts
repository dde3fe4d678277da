import { createHash } from 'node:crypto';
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Command } from '../domain/commands';
import { REFUSALS } from '../domain/failure-types';
import { interactionWorkflowId, type InteractionId } from '../domain/ids';
import type { InteractionView } from '../domain/interaction-view';
import { commandUpdate, interactionQuery } from '../workflows/messages';
import { findInteraction } from './find';
import { CommandRefusedError, GatewayError, type CommandResult } from './port';
import { isNotFound } from './temporal-errors';

const notFound = (id: InteractionId) =>
  new GatewayError('interaction_not_found', `There is no interaction ${id}.`);

/** Of a body, so that another one under the same command id is noticed. */
const hashOf = (command: Command): string =>
  createHash('sha256').update(JSON.stringify(command)).digest('hex').slice(0, 16);

export async function sendCommand(
  client: Client,
  id: InteractionId,
  commandId: string,
  command: Command,
): Promise<CommandResult> {
  const bodyHash = hashOf(command);
  try {
    const reply = await untilProcessed(() =>
      client.workflow
        .getHandle(interactionWorkflowId(id))
        .executeUpdate(commandUpdate, { updateId: commandId, args: [command, bodyHash] }),
    );
    expectSame(bodyHash, reply.bodyHash);
    return { view: reply.view, result: reply.result ?? null };
  } catch (error) {
    if (causeOf(error)?.type === 'AcceptedUpdateCompletedWorkflow')
      return { view: await readInteraction(client, id), result: null };
    const refused = refusalIn(error);
    if (refused !== null) expectSame(bodyHash, refused.bodyHash ?? bodyHash);
    if (refused !== null) throw refused.error;
    if (!isNotFound(error)) throw error;
    if ((await findInteraction(client, id)) === null) throw notFound(id);
    throw new CommandRefusedError(REFUSALS.interactionClosed, 'The interaction is closed.');
  }
}

function expectSame(sent: string, first: string): void {
  if (sent === first) return;
  throw new GatewayError('idempotency_conflict', 'This Idempotency-Key was used before, with another body.');
}

const causeOf = (error: unknown): ApplicationFailure | null =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure
    ? error.cause
    : null;

/** The run closed, or went on as a new one, before it looked at the update: nothing was done, so it is sent again. */
async function untilProcessed<T>(send: () => Promise<T>, triesLeft = 3): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (causeOf(error)?.type !== 'UnprocessedUpdate') throw error;
    if (triesLeft > 1) return untilProcessed(send, triesLeft - 1);
    throw new GatewayError('no_answer_in_time', 'The interaction did not take the command.', {
      cause: error,
    });
  }
}

const KNOWN_REFUSALS: ReadonlySet<string> = new Set(Object.values(REFUSALS));

/** A refusal of ours; anything else that ends an update is a fault. */
function refusalIn(error: unknown): { error: CommandRefusedError; bodyHash: string | null } | null {
  const cause = causeOf(error);
  if (cause === null || !KNOWN_REFUSALS.has(cause.type ?? '')) return null;
  const [bodyHash] = cause.details ?? [];
  return {
    error: new CommandRefusedError(cause.type ?? '', cause.message),
    bodyHash: typeof bodyHash === 'string' ? bodyHash : null,
  };
}

export async function readInteraction(client: Client, id: InteractionId): Promise<InteractionView> {
  try {
    return await client.workflow.getHandle(interactionWorkflowId(id)).query(interactionQuery);
  } catch (error) {
    if (isNotFound(error)) throw notFound(id);
    throw error;
  }
}
