import type { Emulator } from '../emulator';
import { invalidParameter } from '../http/twilio-error';
import { changeState } from './change-state';
import { checkAttributes } from './check-attributes';
import { isOpen, type Message } from './conversation';
import { changeConversation } from './put-conversation';
import { tellConversation, type Origin } from './tell-conversation';

export interface NewMessage {
  readonly author: string;
  readonly body: string | null;
  readonly attributes?: string;
}

/** Adds a message; an inactive conversation becomes active by it. Throws TwilioError 400 when it is closed. */
export function addMessage(
  emulator: Emulator,
  conversationSid: string,
  { author, body, attributes = '{}' }: NewMessage,
  origin: Origin,
): Message {
  const { messaging, sids, engine } = emulator;
  const conversation = messaging.conversations.get(conversationSid)!;
  if (!isOpen(conversation)) throw invalidParameter(`Conversation ${conversationSid} is closed`);
  const writer = conversation.participants.find(
    ({ identity, binding }) => identity === author || binding?.address === author,
  );
  const message: Message = {
    sid: sids.next('IM'),
    index: (conversation.messages.at(-1)?.index ?? -1) + 1,
    author,
    body,
    attributes: checkAttributes(attributes),
    participantSid: writer?.sid ?? null,
    dateCreated: engine.now(),
    dateUpdated: engine.now(),
  };
  changeState(emulator, conversation, 'active', origin);
  const changed = changeConversation(emulator, conversationSid, {
    messages: [...conversation.messages, message],
  });
  tellConversation(emulator, changed, { type: 'onMessageAdded', form: formOf(message) }, origin);
  return message;
}

const formOf = ({ sid, index, author, body, attributes, participantSid, dateCreated }: Message) => ({
  MessageSid: sid,
  Index: String(index),
  Author: author,
  Body: body ?? '',
  Attributes: attributes,
  DateCreated: new Date(dateCreated).toISOString(),
  ...(participantSid === null ? {} : { ParticipantSid: participantSid }),
});
