import type { Client } from '@temporalio/client';
import type { ConversationEvent } from '../domain/conversation';
import { interactionIdOfWorkflow, interactionWorkflowId, type InteractionId } from '../domain/ids';
import { conversationEventSignal, INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';
import type { Delivery } from './port';
import { isNotFound } from './temporal-errors';

/** Which interaction a conversation is in now: it may be in another one later. */
const inNow = new WeakMap<Client, Map<string, InteractionId>>();
const MOST_REMEMBERED = 10_000;

/** A conversation is in one running interaction at most; what is said outside of one waits for nobody. */
export async function deliverConversationEvent(client: Client, event: ConversationEvent): Promise<Delivery> {
  const remembered = inNow.get(client) ?? new Map<string, InteractionId>();
  inNow.set(client, remembered);
  const { conversationSid } = event;
  const before = remembered.get(conversationSid);
  if (before !== undefined && (await signal(client, before, event))) return 'delivered';
  remembered.delete(conversationSid);
  const found = await findByConversation(client, conversationSid);
  if (found === null || !(await signal(client, found, event))) return 'not_needed';
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(conversationSid, found);
  return 'delivered';
}

/** The running interaction that has this conversation among its SIDs, the newest first; eventually consistent. */
export async function findByConversation(client: Client, sid: string): Promise<InteractionId | null> {
  const query = [
    `WorkflowType = ${quoted(INTERACTION_WORKFLOW)}`,
    `ExecutionStatus = 'Running'`,
    `${SEARCH_ATTRIBUTES.twilioSids.name} = ${quoted(sid)}`,
  ].join(' AND ');
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1 })) {
    return interactionIdOfWorkflow(workflowId);
  }
  return null;
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
