import { updated, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import { closeParticipant, wrapUpParticipant } from '../../../../close-participant';
import { findChannel, findInChannel } from '../../../find';
import { representChannelParticipant } from '../../../representations';

export const updateInteractionChannelParticipant: Operation = {
  name: 'interactionChannelParticipants.update',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Participants/:sid',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const participant = findInChannel(interaction.channel.participants, request, 'Participants');
    const status = request.form.required('Status');
    if (status !== 'closed' && status !== 'wrapup') throw invalidParameter(`Status cannot be ${status}`);
    if (participant.status === 'closed') throw invalidParameter(`Participant ${participant.sid} is closed`);
    if (status === 'closed') closeParticipant(emulator, interaction, participant);
    else wrapUpParticipant(emulator, interaction, participant);
    return updated(representChannelParticipant(request.base, interaction, participant), participant);
  },
};
