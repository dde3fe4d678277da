import { fetched, type Operation } from '../../../../http/operation';
import { findConversation, findIn } from '../../find';
import { representWebhook } from '../../representations';

export const fetchConversationWebhook: Operation = {
  name: 'conversationWebhooks.fetch',
  method: 'GET',
  path: '/Conversations/:conversationSid/Webhooks/:sid',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const webhook = findIn(conversation.webhooks, request, 'Webhooks');
    return fetched(representWebhook(emulator, request.base, conversation, webhook));
  },
};
