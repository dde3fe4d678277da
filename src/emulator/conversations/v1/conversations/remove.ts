import { deleted, type Operation } from '../../../http/operation';
import { tellConversation } from '../../tell-conversation';
import { findConversation } from '../find';
import { byRest } from '../origin';

export const removeConversation: Operation = {
  name: 'conversations.remove',
  method: 'DELETE',
  path: '/Conversations/:conversationSid',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    emulator.messaging.conversations.delete(conversation.sid);
    tellConversation(emulator, conversation, { type: 'onConversationRemoved', form: {} }, byRest(request));
    return deleted(conversation.sid);
  },
};
