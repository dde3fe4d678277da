import type { Operation } from '../../http/operation';
import { createAddress } from './configuration/addresses/create';
import { fetchAddress } from './configuration/addresses/fetch';
import { listAddresses } from './configuration/addresses/list';
import { removeAddress } from './configuration/addresses/remove';
import { updateAddress } from './configuration/addresses/update';
import { fetchGlobalWebhook } from './configuration/webhooks/fetch';
import { updateGlobalWebhook } from './configuration/webhooks/update';
import { createConversationWithParticipants } from './conversation-with-participants/create';
import { createConversation } from './conversations/create';
import { fetchConversation } from './conversations/fetch';
import { listConversations } from './conversations/list';
import { createConversationMessage } from './conversations/messages/create';
import { fetchConversationMessage } from './conversations/messages/fetch';
import { listConversationMessages } from './conversations/messages/list';
import { createConversationParticipant } from './conversations/participants/create';
import { fetchConversationParticipant } from './conversations/participants/fetch';
import { listConversationParticipants } from './conversations/participants/list';
import { removeConversationParticipant } from './conversations/participants/remove';
import { removeConversation } from './conversations/remove';
import { updateConversation } from './conversations/update';
import { createConversationWebhook } from './conversations/webhooks/create';
import { fetchConversationWebhook } from './conversations/webhooks/fetch';
import { listConversationWebhooks } from './conversations/webhooks/list';
import { removeConversationWebhook } from './conversations/webhooks/remove';
import { listParticipantConversations } from './participant-conversations/list';

/** The register of what there is of Conversations. */
export const conversationsOperations: readonly Operation[] = [
  ...[createConversation, fetchConversation, listConversations, updateConversation, removeConversation],
  ...[createConversationParticipant, fetchConversationParticipant, listConversationParticipants],
  removeConversationParticipant,
  ...[createConversationMessage, fetchConversationMessage, listConversationMessages],
  ...[createConversationWebhook, fetchConversationWebhook, listConversationWebhooks],
  removeConversationWebhook,
  ...[createAddress, fetchAddress, listAddresses, updateAddress, removeAddress],
  ...[fetchGlobalWebhook, updateGlobalWebhook],
  ...[listParticipantConversations, createConversationWithParticipants],
];
