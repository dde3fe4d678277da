import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { findChannel } from '../../../find';
import { representChannelParticipant } from '../../../representations';

/** Who has left is not listed any more. */
export const listInteractionChannelParticipants: Operation = {
  name: 'interactionChannelParticipants.list',
  method: 'GET',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Participants',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    return paged(request, {
      items: interaction.channel.participants.filter(({ status }) => status !== 'closed'),
      key: 'participants',
      represent: (one) => representChannelParticipant(request.base, interaction, one),
    });
  },
};
