import { fetched, type Operation } from '../../../http/operation';
import { findConversation } from '../find';
import { representConversation } from '../representations';

export const fetchConversation: Operation = {
  name: 'conversations.fetch',
  method: 'GET',
  path: '/Conversations/:conversationSid',
  handle: (emulator, request) =>
    fetched(representConversation(emulator, request.base, findConversation(emulator, request))),
};
