import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import type { Command } from '../domain/commands';
import { REFUSALS } from '../domain/failure-types';
import { interactionWorkflowId, type InteractionId } from '../domain/ids';
import type { InteractionView } from '../domain/interaction-view';
import { commandUpdate, interactionQuery } from '../workflows/messages';
import { findInteraction } from './find';
import { CommandRefusedError, GatewayError } from './port';
import { isNotFound } from './temporal-errors';

const notFound = (id: InteractionId) =>
  new GatewayError('interaction_not_found', `There is no interaction ${id}.`);

export async function sendCommand(
  client: Client,
  id: InteractionId,
  commandId: string,
  command: Command,
): Promise<InteractionView> {
  const handle = client.workflow.getHandle(interactionWorkflowId(id));
  try {
    return await handle.executeUpdate(commandUpdate, { updateId: commandId, args: [command] });
  } catch (error) {
    if (endedMeanwhile(error)) return handle.query(interactionQuery);
    if (!isNotFound(error)) throw error;
    if ((await findInteraction(client, id)) === null) throw notFound(id);
    throw new CommandRefusedError(REFUSALS.interactionClosed, 'The interaction is closed.');
  }
}

/** The interaction ended as the command was being answered: its final state is the answer. */
const endedMeanwhile = (error: unknown): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  (error.cause as { type?: unknown } | undefined)?.type === 'AcceptedUpdateCompletedWorkflow';

export async function readInteraction(client: Client, id: InteractionId): Promise<InteractionView> {
  try {
    return await client.workflow.getHandle(interactionWorkflowId(id)).query(interactionQuery);
  } catch (error) {
    if (isNotFound(error)) throw notFound(id);
    throw error;
  }
}
