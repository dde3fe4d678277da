import { created, type Operation } from '../../../../http/operation';
import { given, type Parameters } from '../../../../http/parameters';
import { invalidParameter } from '../../../../http/twilio-error';
import type { Binding } from '../../../conversation';
import { addParticipant } from '../../../participants';
import { findConversation } from '../../find';
import { byRest } from '../../origin';
import { representParticipant } from '../../representations';

function bindingIn(form: Parameters): Binding | null {
  const address = form.filled('MessagingBinding.Address');
  const proxyAddress = form.filled('MessagingBinding.ProxyAddress');
  if (address === undefined && proxyAddress === undefined) return null;
  if (address === undefined || proxyAddress === undefined) {
    throw invalidParameter('MessagingBinding.Address and MessagingBinding.ProxyAddress go together');
  }
  return { address, proxyAddress };
}

export const createConversationParticipant: Operation = {
  name: 'conversationParticipants.create',
  method: 'POST',
  path: '/Conversations/:conversationSid/Participants',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const { form, base } = request;
    const wanted = {
      identity: form.filled('Identity') ?? null,
      binding: bindingIn(form),
      ...given({ attributes: form.filled('Attributes') }),
    };
    const participant = addParticipant(emulator, conversation.sid, wanted, byRest(request));
    return created(representParticipant(emulator, base, conversation, participant), participant);
  },
};
