import { deleted, type Operation } from '../../../../http/operation';
import { removeParticipant } from '../../../participants';
import { findConversation, findIn } from '../../find';
import { byRest } from '../../origin';

export const removeConversationParticipant: Operation = {
  name: 'conversationParticipants.remove',
  method: 'DELETE',
  path: '/Conversations/:conversationSid/Participants/:sid',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const { sid } = findIn(conversation.participants, request, 'Participants');
    removeParticipant(emulator, conversation.sid, sid, byRest(request));
    return deleted(sid);
  },
};
