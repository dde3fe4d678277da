import { updated, type Operation } from '../../../../http/operation';
import { invalidParameter } from '../../../../http/twilio-error';
import { closeChannel } from '../../../close-channel';
import { jsonIn } from '../../../routing';
import { findChannel } from '../../find';
import { representChannel } from '../../representations';

export const updateInteractionChannel: Operation = {
  name: 'interactionChannels.update',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const { form, base } = request;
    const status = form.required('Status');
    if (status !== 'closed' && status !== 'inactive') throw invalidParameter(`Status cannot be ${status}`);
    const routing = form.filled('Routing');
    const changed = closeChannel(
      emulator,
      interaction,
      status,
      routing === undefined ? null : jsonIn('Routing', routing),
    );
    return updated(representChannel(base, changed), changed.channel);
  },
};
