import { addParticipant } from '../../../../../conversations/participants';
import { updated, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import { changeChannel } from '../../../../change-channel';
import { PARTICIPANT_TYPES, type ChannelParticipant } from '../../../../interaction';
import { jsonIn, type Json } from '../../../../routing';
import { findChannel } from '../../../find';
import { representChannelParticipant } from '../../../representations';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function newParticipant({ identity, address, proxy_address: proxyAddress }: Json) {
  const binding =
    typeof address === 'string' && typeof proxyAddress === 'string' ? { address, proxyAddress } : null;
  return { identity: textOrNull(identity), binding };
}

export const createInteractionChannelParticipant: Operation = {
  name: 'interactionChannelParticipants.create',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Participants',
  handle: (emulator, request) => {
    const { sid, channel } = findChannel(emulator, request);
    const { form, base } = request;
    const type = PARTICIPANT_TYPES.find((one) => one === form.required('Type'));
    if (type === undefined) throw invalidParameter(`Type is none of ${PARTICIPANT_TYPES.join(', ')}`);
    const wanted = newParticipant(jsonIn('MediaProperties', form.required('MediaProperties')));
    const { conversationSid } = channel;
    if (conversationSid === null || !emulator.messaging.conversations.has(conversationSid))
      throw invalidParameter('The channel has no conversation');
    const origin = { source: 'API', isTold: true } as const;
    const { sid: inConversation } = addParticipant(emulator, conversationSid, wanted, origin);
    const participant: ChannelParticipant = {
      sid: emulator.sids.next('UT'),
      type,
      status: 'active',
      conversationParticipantSid: inConversation,
      work: null,
    };
    const changed = changeChannel(emulator, sid, { participants: [...channel.participants, participant] });
    return updated(representChannelParticipant(base, changed, participant), participant);
  },
};
