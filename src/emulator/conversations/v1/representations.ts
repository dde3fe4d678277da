import type { Emulator } from '../../emulator';
import { isoDate } from '../../http/dates';
import type { AddressConfiguration } from '../address';
import {
  bindingType,
  type Binding,
  type Conversation,
  type ConversationParticipant,
  type ConversationWebhook,
  type Message,
} from '../conversation';

const datesOf = ({ dateCreated, dateUpdated }: { dateCreated: number; dateUpdated: number }) => ({
  date_created: isoDate(dateCreated),
  date_updated: isoDate(dateUpdated),
});

const addressOf = (base: string, { sid }: Conversation): string => `${base}/Conversations/${sid}`;

export const representConversation = (
  { account, messaging }: Emulator,
  base: string,
  conversation: Conversation,
): object => {
  const url = addressOf(base, conversation);
  return {
    sid: conversation.sid,
    account_sid: account.sid,
    chat_service_sid: messaging.chatServiceSid,
    messaging_service_sid: messaging.messagingServiceSid,
    friendly_name: conversation.friendlyName,
    unique_name: conversation.uniqueName,
    attributes: conversation.attributes,
    state: conversation.state,
    timers: {},
    bindings: {},
    url,
    links: {
      participants: `${url}/Participants`,
      messages: `${url}/Messages`,
      webhooks: `${url}/Webhooks`,
    },
    ...datesOf(conversation),
  };
};

const bound = (binding: Binding | null): object | null =>
  binding && {
    type: bindingType(binding.address),
    address: binding.address,
    proxy_address: binding.proxyAddress,
  };

export const representParticipant = (
  { account }: Emulator,
  base: string,
  conversation: Conversation,
  participant: ConversationParticipant,
): object => ({
  sid: participant.sid,
  account_sid: account.sid,
  conversation_sid: conversation.sid,
  identity: participant.identity,
  attributes: participant.attributes,
  messaging_binding: bound(participant.binding),
  role_sid: null,
  last_read_message_index: null,
  last_read_timestamp: null,
  url: `${addressOf(base, conversation)}/Participants/${participant.sid}`,
  ...datesOf(participant),
});

export const representMessage = (
  { account }: Emulator,
  base: string,
  conversation: Conversation,
  message: Message,
): object => {
  const url = `${addressOf(base, conversation)}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: account.sid,
    conversation_sid: conversation.sid,
    index: message.index,
    author: message.author,
    body: message.body,
    media: null,
    attributes: message.attributes,
    participant_sid: message.participantSid,
    delivery: null,
    content_sid: null,
    url,
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
    ...datesOf(message),
  };
};

export const representWebhook = (
  { account }: Emulator,
  base: string,
  conversation: Conversation,
  webhook: ConversationWebhook,
): object => ({
  sid: webhook.sid,
  account_sid: account.sid,
  conversation_sid: conversation.sid,
  target: 'webhook',
  configuration: { url: webhook.url, method: 'POST', filters: webhook.filters },
  url: `${addressOf(base, conversation)}/Webhooks/${webhook.sid}`,
  ...datesOf(webhook),
});

/** A conversation from the side of one who takes part in it. */
export const representParticipation = (
  { account, messaging }: Emulator,
  base: string,
  conversation: Conversation,
  participant: ConversationParticipant,
): object => {
  const url = addressOf(base, conversation);
  return {
    account_sid: account.sid,
    chat_service_sid: messaging.chatServiceSid,
    participant_sid: participant.sid,
    participant_user_sid: null,
    participant_identity: participant.identity,
    participant_messaging_binding: bound(participant.binding),
    conversation_sid: conversation.sid,
    conversation_unique_name: conversation.uniqueName,
    conversation_friendly_name: conversation.friendlyName,
    conversation_attributes: conversation.attributes,
    conversation_date_created: isoDate(conversation.dateCreated),
    conversation_date_updated: isoDate(conversation.dateUpdated),
    conversation_created_by: 'system',
    conversation_state: conversation.state,
    conversation_timers: {},
    links: { participant: `${url}/Participants/${participant.sid}`, conversation: url },
  };
};

export const representAddress = (
  { account }: Emulator,
  base: string,
  configured: AddressConfiguration,
): object => {
  const { enabled, type, webhookUrl, webhookFilters, studioFlowSid } = configured.autoCreation;
  return {
    sid: configured.sid,
    account_sid: account.sid,
    type: configured.type,
    address: configured.address,
    friendly_name: configured.friendlyName,
    address_country: configured.addressCountry,
    auto_creation: {
      enabled,
      type,
      conversation_service_sid: null,
      ...(type === 'webhook' && {
        webhook_url: webhookUrl,
        webhook_method: 'POST',
        webhook_filters: webhookFilters,
      }),
      ...(type === 'studio' && { studio_flow_sid: studioFlowSid, studio_retry_count: 0 }),
    },
    url: `${base}/Configuration/Addresses/${configured.sid}`,
    ...datesOf(configured),
  };
};
