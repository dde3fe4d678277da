import type { Client } from '@temporalio/client';
import { interactionIdOfWorkflow, type InteractionId } from '../domain/ids';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { findInteraction, quoted } from './find';

/** Which interaction a conversation is in now: it may be in another one later. */
const inHand = new WeakMap<Client, Map<string, InteractionId>>();
const MOST_REMEMBERED = 10_000;

function rememberedBy(client: Client): Map<string, InteractionId> {
  const remembered = inHand.get(client) ?? new Map<string, InteractionId>();
  inHand.set(client, remembered);
  return remembered;
}

/**
 * Remembers where a conversation is, for lists are a moment behind: what comes within that moment of an interaction's
 * start would find none, and begin another one.
 */
export function rememberConversation(client: Client, conversationSid: string, id: InteractionId): void {
  const remembered = rememberedBy(client);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(conversationSid, id);
}

const turns = new WeakMap<Client, Map<string, Promise<unknown>>>();

/** One after another for each conversation: two tasks of one, told of at once, must not both find that nobody has it. */
export async function inTurn<T>(client: Client, conversationSid: string, work: () => Promise<T>): Promise<T> {
  const waiting = turns.get(client) ?? new Map<string, Promise<unknown>>();
  turns.set(client, waiting);
  const before = waiting.get(conversationSid) ?? Promise.resolve();
  const mine = before.then(work, work);
  waiting.set(conversationSid, mine);
  try {
    return await mine;
  } finally {
    if (waiting.get(conversationSid) === mine) waiting.delete(conversationSid);
  }
}

/** Where it was when we last knew; it may be over by now. */
export const rememberedConversation = (client: Client, conversationSid: string): InteractionId | null =>
  rememberedBy(client).get(conversationSid) ?? null;

export const forgetConversation = (client: Client, conversationSid: string): void =>
  void rememberedBy(client).delete(conversationSid);

/** The interaction that has this conversation now, as far as this process or the lists know. */
export async function findByConversation(client: Client, sid: string): Promise<InteractionId | null> {
  const known = rememberedConversation(client, sid);
  if (known !== null) {
    const found = await findInteraction(client, known);
    if (found !== null && !found.over) return known;
    forgetConversation(client, sid);
  }
  const listed = await listedUnder(client, sid);
  if (listed !== null) rememberConversation(client, sid, listed);
  return listed;
}

/** The running interaction that has this conversation among its SIDs, the newest first; eventually consistent. */
async function listedUnder(client: Client, sid: string): Promise<InteractionId | null> {
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
