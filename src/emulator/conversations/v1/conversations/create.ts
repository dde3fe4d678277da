import { created, type Operation } from '../../../http/operation';
import { openConversation } from '../../open-conversation';
import { conversationFields } from '../conversation-fields';
import { byRest } from '../origin';
import { representConversation } from '../representations';

export const createConversation: Operation = {
  name: 'conversations.create',
  method: 'POST',
  path: '/Conversations',
  handle: (emulator, request) => {
    const conversation = openConversation(emulator, conversationFields(request.form), byRest(request));
    return created(representConversation(emulator, request.base, conversation), conversation);
  },
};
