import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { findConversation } from '../../find';
import { representParticipant } from '../../representations';

export const listConversationParticipants: Operation = {
  name: 'conversationParticipants.list',
  method: 'GET',
  path: '/Conversations/:conversationSid/Participants',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    return paged(request, {
      items: conversation.participants,
      key: 'participants',
      represent: (one) => representParticipant(emulator, request.base, conversation, one),
    });
  },
};
