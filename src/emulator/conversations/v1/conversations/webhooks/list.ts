import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { findConversation } from '../../find';
import { representWebhook } from '../../representations';

export const listConversationWebhooks: Operation = {
  name: 'conversationWebhooks.list',
  method: 'GET',
  path: '/Conversations/:conversationSid/Webhooks',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    return paged(request, {
      items: conversation.webhooks,
      key: 'webhooks',
      represent: (one) => representWebhook(emulator, request.base, conversation, one),
    });
  },
};
