import { fetched, type Operation } from '../../../../http/operation';
import { findConversation, findIn } from '../../find';
import { representMessage } from '../../representations';

export const fetchConversationMessage: Operation = {
  name: 'conversationMessages.fetch',
  method: 'GET',
  path: '/Conversations/:conversationSid/Messages/:sid',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const message = findIn(conversation.messages, request, 'Messages');
    return fetched(representMessage(emulator, request.base, conversation, message));
  },
};
