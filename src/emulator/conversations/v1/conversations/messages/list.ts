import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { findConversation } from '../../find';
import { representMessage } from '../../representations';

export const listConversationMessages: Operation = {
  name: 'conversationMessages.list',
  method: 'GET',
  path: '/Conversations/:conversationSid/Messages',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const isDescending = request.query.filled('Order')?.toLowerCase() === 'desc';
    const { messages } = conversation;
    return paged(request, {
      items: isDescending ? [...messages].reverse() : messages,
      key: 'messages',
      represent: (one) => representMessage(emulator, request.base, conversation, one),
    });
  },
};
