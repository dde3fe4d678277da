import { fetched, type Operation } from '../../../../../http/operation';
import { findChannel, findInChannel } from '../../../find';
import { representTransfer } from '../../../representations';

export const fetchInteractionTransfer: Operation = {
  name: 'interactionTransfers.fetch',
  method: 'GET',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Transfers/:sid',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const transfer = findInChannel(interaction.channel.transfers, request, 'Transfers');
    return fetched(representTransfer(emulator, request.base, interaction, transfer));
  },
};
