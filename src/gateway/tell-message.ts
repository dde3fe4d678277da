import type { Client } from '@temporalio/client';
import { FROM_AN_ADDRESS, FROM_AN_AGENT } from '../domain/conversation';
import { REFUSALS } from '../domain/failure-types';
import { asConversationSid, interactionWorkflowId, type InteractionId } from '../domain/ids';
import { conversationEventSignal } from '../workflows/messages';
import { findInteraction } from './find';
import { CommandRefusedError, GatewayError } from './port';
import { isNotFound } from './temporal-errors';

const AUTHORS = { customer: FROM_AN_ADDRESS, agent: FROM_AN_AGENT } as const;

/** No conversation of Twilio's: an interaction that is in one takes no notice. */
const NO_CONVERSATION = asConversationSid('');

export async function tellMessage(
  client: Client,
  id: InteractionId,
  author: keyof typeof AUTHORS,
  at: number,
): Promise<void> {
  try {
    await client.workflow.getHandle(interactionWorkflowId(id)).signal(conversationEventSignal, {
      type: 'message.added',
      key: `${author}@${at}`,
      at,
      conversationSid: NO_CONVERSATION,
      author: AUTHORS[author],
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if ((await findInteraction(client, id)) === null) {
      throw new GatewayError('interaction_not_found', `There is no interaction ${id}.`);
    }
    throw new CommandRefusedError(REFUSALS.interactionClosed, 'The interaction is closed.');
  }
}
