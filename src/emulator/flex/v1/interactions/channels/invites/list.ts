import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { findChannel } from '../../../find';
import { representInvite } from '../../../representations';

export const listInteractionChannelInvites: Operation = {
  name: 'interactionChannelInvites.list',
  method: 'GET',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Invites',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    return paged(request, {
      items: interaction.channel.invites,
      key: 'invites',
      represent: (asked) => representInvite(emulator, request.base, interaction, asked),
    });
  },
};
