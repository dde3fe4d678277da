import { created, type Operation } from '../../../http/operation';
import { openConversation } from '../../open-conversation';
import { addParticipant, type NewParticipant } from '../../participants';
import { conversationFields, participantsIn } from '../conversation-fields';
import { byRest } from '../origin';
import { representConversation } from '../representations';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function readParticipant(json: Record<string, unknown>): NewParticipant {
  const { address, proxy_address: proxyAddress } = (json['messaging_binding'] ?? {}) as Record<
    string,
    unknown
  >;
  return {
    identity: textOrNull(json['identity']),
    binding:
      typeof address === 'string' && typeof proxyAddress === 'string' ? { address, proxyAddress } : null,
  };
}

/** All or nothing: where a participant is refused, no conversation is left behind. */
export const createConversationWithParticipants: Operation = {
  name: 'conversationWithParticipants.create',
  method: 'POST',
  path: '/ConversationWithParticipants',
  handle: (emulator, request) => {
    const participants = participantsIn(request.form).map(readParticipant);
    const { sid } = openConversation(emulator, conversationFields(request.form), byRest(request));
    try {
      for (const participant of participants) addParticipant(emulator, sid, participant, byRest(request));
    } catch (error) {
      emulator.messaging.conversations.delete(sid);
      throw error;
    }
    const conversation = emulator.messaging.conversations.get(sid)!;
    return created(representConversation(emulator, request.base, conversation), conversation);
  },
};
