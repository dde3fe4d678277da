import type { Twilio } from 'twilio';
import type { FlexChannel } from '../../domain/conversation';
import type { ConversationSid, TaskSid } from '../../domain/ids';
import { OutsideError } from '../outside-error';
import { askTwilio } from '../taskrouter/to-outside-error';
import { lastMessages } from './last-messages';
import { channelFor, invitedTask, routingFor } from './interaction';
import type { ConversationsPort } from './port';
import { conversationAfter } from './reach';

/** As many of the newest messages are looked through for one that was said already. */
const LOOKED_THROUGH = 20;

/** Flex Interactions and Conversations over their REST APIs, through the official SDK. */
export function createConversations(
  client: Pick<Twilio, 'flexApi' | 'conversations'>,
  workspaceSid: string,
): ConversationsPort {
  const channelAt = ({ interactionSid, channelSid }: FlexChannel) =>
    client.flexApi.v1.interaction(interactionSid).channels(channelSid);
  return {
    createInteraction: (conversation, task) =>
      askTwilio('create an interaction', async () => {
        const { sid, channel, routing } = await client.flexApi.v1.interaction.create({
          channel: channelFor(conversation),
          routing: routingFor(workspaceSid, task),
        });
        const { sid: channelSid } = channel as { sid: string };
        return invitedTask(routing, { interactionSid: sid, channelSid });
      }),

    invite: (at, task) =>
      askTwilio('invite an agent', async () => {
        const { routing } = await channelAt(at).invites.create({ routing: routingFor(workspaceSid, task) });
        return invitedTask(routing, at);
      }),

    closeChannel: (at, agents) => closeChannel(channelAt(at), agents),
    leave: (at, taskSid, how) => leave(channelAt(at), taskSid, how),

    lastMessages: (conversationSid) =>
      askTwilio('read a conversation', () => lastMessages(client, conversationSid)),

    isOpen: (conversationSid) => isOpen(client, conversationSid),
    close: (conversationSid) => close(client, conversationSid),

    openAfter: (before, uniqueName) => conversationAfter(client, before, uniqueName),

    say: (conversationSid, { key, text }) =>
      askTwilio('write to a customer', async () => {
        const { messages } = client.conversations.v1.conversations(conversationSid);
        const newest = await messages.list({ order: 'desc', limit: LOOKED_THROUGH });
        if (newest.some(({ attributes }) => keyIn(attributes) === key)) return;
        await messages.create({ body: text, attributes: JSON.stringify({ throughline: { key } }) });
      }),
  };
}

async function isOpen(
  client: Pick<Twilio, 'conversations'>,
  conversationSid: ConversationSid,
): Promise<boolean | null> {
  try {
    const conversation = client.conversations.v1.conversations(conversationSid);
    const { state } = await askTwilio('read a conversation', () => conversation.fetch());
    return state !== 'closed';
  } catch (error) {
    if (error instanceof OutsideError && error.status === 404) return null;
    throw error;
  }
}

/** What is refused is read again: a closed conversation takes no change (Twilio docs, "Conversation states"). */
async function close(client: Pick<Twilio, 'conversations'>, conversationSid: ConversationSid): Promise<void> {
  try {
    const conversation = client.conversations.v1.conversations(conversationSid);
    await askTwilio('close a conversation', () => conversation.update({ state: 'closed' }));
  } catch (error) {
    if (!(error instanceof OutsideError) || error.outcome !== 'refused') throw error;
    if ((await isOpen(client, conversationSid)) === true) throw error;
  }
}

type Channel = ReturnType<ReturnType<Twilio['flexApi']['v1']['interaction']['get']>['channels']['get']>;

/** Nothing says beforehand that it is open still: what is refused is read again. */
async function closeChannel(channel: Channel, agents: 'wrap' | 'complete'): Promise<boolean> {
  const routing = agents === 'complete' ? { routing: { status: 'closed' } } : {};
  try {
    await askTwilio('close a channel', () => channel.update({ status: 'closed', ...routing }));
    return true;
  } catch (error) {
    if (!(error instanceof OutsideError) || error.outcome !== 'refused') throw error;
    if (error.status === 404) return false;
    const { status } = await askTwilio('read a channel', () => channel.fetch());
    if (status !== 'closed') throw error;
    return false;
  }
}

async function leave(channel: Channel, taskSid: TaskSid, how: 'wrap' | 'complete'): Promise<boolean> {
  return askTwilio('let an agent leave', async () => {
    const participants = await channel.participants.list();
    const agent = participants.find(({ routingProperties }) => taskOf(routingProperties) === taskSid);
    if (agent === undefined) return false;
    await channel.participants(agent.sid).update({ status: how === 'wrap' ? 'wrapup' : 'closed' });
    return true;
  });
}

const taskOf = (properties: unknown): unknown =>
  typeof properties === 'object' && properties !== null && 'task_sid' in properties
    ? properties.task_sid
    : null;

function keyIn(attributes: string): unknown {
  try {
    const { throughline } = JSON.parse(attributes) as { throughline?: { key?: unknown } };
    return throughline?.key;
  } catch {
    return undefined;
  }
}
