import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { findInteraction } from '../../find';
import { representChannel } from '../../representations';

export const listInteractionChannels: Operation = {
  name: 'interactionChannels.list',
  method: 'GET',
  path: '/Interactions/:interactionSid/Channels',
  handle: (emulator, request) => {
    const interaction = findInteraction(emulator, request);
    return paged(request, {
      items: [interaction.channel],
      key: 'channels',
      represent: () => representChannel(request.base, interaction),
    });
  },
};
