import type { Twilio } from 'twilio';
import { FROM_AN_ADDRESS, type MessageAdded } from '../../domain/conversation';
import type { ConversationSid } from '../../domain/ids';

/** As many of the newest messages are read. */
const READ = 20;

/** REST tells the second only: of an agent's answer the end of it, so that what it answers came before. */
const WITHIN_A_SECOND = 999;

/** Of messages that nobody there wrote. */
const SYSTEM = 'system';

/**
 * A participant has an identity, or a binding to an address (Twilio docs, Conversations, Participant resource); a message
 * names its participant while they are there.
 */
export async function lastMessages(
  client: Pick<Twilio, 'conversations'>,
  conversationSid: ConversationSid,
): Promise<MessageAdded[]> {
  const conversation = client.conversations.v1.conversations(conversationSid);
  const [participants, messages] = await Promise.all([
    conversation.participants.list(),
    conversation.messages.list({ order: 'desc', limit: READ }),
  ]);
  const identities = new Map(participants.map(({ sid, identity }) => [sid, identity]));
  return messages
    .filter(({ author }) => author !== SYSTEM)
    .map(({ sid, author: named, participantSid, dateCreated }) => {
      const author = identities.has(participantSid)
        ? (identities.get(participantSid) ?? FROM_AN_ADDRESS)
        : named;
      const at = dateCreated.getTime() + (author === FROM_AN_ADDRESS ? 0 : WITHIN_A_SECOND);
      return { type: 'message.added', key: sid, at, conversationSid, author };
    });
}
