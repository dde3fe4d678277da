import type { Client } from '@temporalio/client';
import type { Command } from '../domain/commands';
import { REFUSALS } from '../domain/failure-types';
import { interactionWorkflowId, type InteractionId } from '../domain/ids';
import type { InteractionView } from '../domain/interaction-view';
import { commandUpdate, interactionQuery } from '../workflows/messages';
import { findInteraction } from './find';
import { CommandRefusedError, GatewayError, type CommandResult } from './port';
import { causeOf, expectSame, hashOf, refusalIn, untilProcessed } from './send-update';
import { isNotFound } from './temporal-errors';

const notFound = (id: InteractionId) =>
  new GatewayError('interaction_not_found', `There is no interaction ${id}.`);

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
      return { view: await readInteraction(client, id, Date.now()), result: null };
    const refused = refusalIn(error);
    if (refused !== null) expectSame(bodyHash, refused.bodyHash ?? bodyHash);
    if (refused !== null) throw refused.error;
    if (!isNotFound(error)) throw error;
    if ((await findInteraction(client, id)) === null) throw notFound(id);
    throw new CommandRefusedError(REFUSALS.interactionClosed, 'The interaction is closed.');
  }
}

export async function readInteraction(
  client: Client,
  id: InteractionId,
  now: number,
): Promise<InteractionView> {
  try {
    return await client.workflow.getHandle(interactionWorkflowId(id)).query(interactionQuery, now);
  } catch (error) {
    if (isNotFound(error)) throw notFound(id);
    throw error;
  }
}
