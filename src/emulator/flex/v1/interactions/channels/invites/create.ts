import { updated, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import { invite } from '../../../../invite';
import { jsonIn, readRouting } from '../../../../routing';
import { findChannel } from '../../../find';
import { representInvite } from '../../../representations';

export const createInteractionChannelInvite: Operation = {
  name: 'interactionChannelInvites.create',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Invites',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const { form, base } = request;
    const routing = readRouting(jsonIn('Routing', form.required('Routing')));
    if (interaction.channel.status === 'closed') {
      throw invalidParameter(`Channel ${interaction.channel.sid} is closed`);
    }
    const { invite: asked, task } = invite(emulator, interaction.sid, routing);
    return updated(representInvite(emulator, base, interaction, asked, task), asked);
  },
};
