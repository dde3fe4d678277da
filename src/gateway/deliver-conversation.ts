import type { Client } from '@temporalio/client';
import type { ConversationEvent } from '../domain/conversation';
import { interactionWorkflowId, type InteractionId } from '../domain/ids';
import { conversationEventSignal } from '../workflows/messages';
import { findByConversation, forgetConversation, rememberedConversation } from './conversations-in-hand';
import type { Delivery } from './port';
import { isNotFound } from './temporal-errors';

/** A conversation is in one running interaction at most; what is said outside of one waits for nobody. */
export async function deliverConversationEvent(client: Client, event: ConversationEvent): Promise<Delivery> {
  const { conversationSid } = event;
  const before = rememberedConversation(client, conversationSid);
  if (before !== null && (await signal(client, before, event))) return 'delivered';
  forgetConversation(client, conversationSid);
  const found = await findByConversation(client, conversationSid);
  return found !== null && (await signal(client, found, event)) ? 'delivered' : 'not_needed';
}

async function signal(client: Client, id: InteractionId, event: ConversationEvent): Promise<boolean> {
  try {
    await client.workflow.getHandle(interactionWorkflowId(id)).signal(conversationEventSignal, event);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
