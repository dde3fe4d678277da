import type { Operation } from '../../../http/operation';
import { paged } from '../../../http/page';
import { invalidParameter } from '../../../http/twilio-error';
import { representParticipation } from '../representations';

/** How a customer's conversations are found, the open one among them. */
export const listParticipantConversations: Operation = {
  name: 'participantConversations.list',
  method: 'GET',
  path: '/ParticipantConversations',
  handle: (emulator, request) => {
    const identity = request.query.filled('Identity');
    const address = request.query.filled('Address');
    if ((identity === undefined) === (address === undefined)) {
      throw invalidParameter('Either Identity or Address is required');
    }
    const items = [...emulator.messaging.conversations.values()].flatMap((conversation) =>
      conversation.participants
        .filter((one) => (identity ? one.identity === identity : one.binding?.address === address))
        .map((participant) => ({ sid: participant.sid, conversation, participant })),
    );
    return paged(request, {
      items,
      key: 'conversations',
      represent: ({ conversation, participant }) =>
        representParticipation(emulator, request.base, conversation, participant),
    });
  },
};
