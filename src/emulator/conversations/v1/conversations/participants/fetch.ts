import { fetched, type Operation } from '../../../../http/operation';
import { findConversation, findIn } from '../../find';
import { representParticipant } from '../../representations';

export const fetchConversationParticipant: Operation = {
  name: 'conversationParticipants.fetch',
  method: 'GET',
  path: '/Conversations/:conversationSid/Participants/:sid',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const participant = findIn(conversation.participants, request, 'Participants');
    return fetched(representParticipant(emulator, request.base, conversation, participant));
  },
};
