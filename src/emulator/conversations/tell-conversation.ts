import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import type { Conversation } from './conversation';

/** What happened, with the parameters that the event has of its own (twilio.com/docs/conversations/conversations-webhooks). */
export interface ConversationEvent {
  readonly type:
    | 'onConversationAdded'
    | 'onConversationStateUpdated'
    | 'onConversationRemoved'
    | 'onParticipantAdded'
    | 'onParticipantRemoved'
    | 'onMessageAdded';
  readonly form: Readonly<Record<string, string>>;
}

/** Where a change came from. One that was made by REST is told only if the request said so. */
export interface Origin {
  readonly source: 'API' | 'SMS' | 'WHATSAPP' | 'SDK';
  readonly isTold: boolean;
}

/** Queues the webhooks of a conversation's event: that of all conversations, and its own. */
export function tellConversation(
  emulator: Emulator,
  conversation: Conversation,
  { type, form }: ConversationEvent,
  { source, isTold }: Origin,
): void {
  if (!isTold) return;
  const { chatServiceSid, messagingServiceSid, webhook } = emulator.messaging;
  const listeners = [{ url: webhook.postWebhookUrl, filters: webhook.filters }, ...conversation.webhooks];
  for (const { url, filters } of listeners) {
    if (url === null || !filters.includes(type)) continue;
    deliver(emulator, {
      purpose: { kind: 'conversation', conversationSid: conversation.sid },
      lane: conversation.sid,
      url,
      form: {
        AccountSid: emulator.account.sid,
        ChatServiceSid: chatServiceSid,
        MessagingServiceSid: messagingServiceSid,
        ConversationSid: conversation.sid,
        EventType: type,
        Source: source,
        RetryCount: '0',
        ...form,
      },
      timeLimit: CALLBACK_LIMIT,
    });
  }
}
