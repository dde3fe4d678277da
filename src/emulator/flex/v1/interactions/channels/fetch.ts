import { fetched, type Operation } from '../../../../http/operation';
import { findChannel } from '../../find';
import { representChannel } from '../../representations';

export const fetchInteractionChannel: Operation = {
  name: 'interactionChannels.fetch',
  method: 'GET',
  path: '/Interactions/:interactionSid/Channels/:channelSid',
  handle: (emulator, request) => fetched(representChannel(request.base, findChannel(emulator, request))),
};
