import type { Emulator } from '../emulator';
import { invalidParameter, TwilioError } from '../http/twilio-error';
import { checkAttributes } from './check-attributes';
import { isOpen, participantBoundTo, type Binding, type Conversation } from './conversation';
import type { ConversationParticipant } from './conversation';
import { changeConversation } from './put-conversation';
import { tellConversation, type Origin } from './tell-conversation';

export interface NewParticipant {
  readonly identity: string | null;
  readonly binding: Binding | null;
  readonly attributes?: string;
}

/** The open conversation that a customer's next message to an address lands in. */
export const openConversationOf = ({ messaging }: Emulator, binding: Binding): Conversation | undefined =>
  [...messaging.conversations.values()].find(
    (conversation) => isOpen(conversation) && participantBoundTo(conversation, binding) !== undefined,
  );

/**
 * Adds somebody to a conversation. Throws TwilioError: 409 (50416) when the address pair is in an open conversation
 * already, since a message could belong to one only; 409 (50433) for an identity that is there; 400 when it is closed.
 */
export function addParticipant(
  emulator: Emulator,
  conversationSid: string,
  { identity, binding, attributes = '{}' }: NewParticipant,
  origin: Origin,
): ConversationParticipant {
  const conversation = emulator.messaging.conversations.get(conversationSid)!;
  if (!isOpen(conversation)) throw invalidParameter(`Conversation ${conversationSid} is closed`);
  if ((identity === null) === (binding === null)) {
    throw invalidParameter('A participant has either an Identity or a MessagingBinding');
  }
  if (binding !== null) refuseTaken(emulator, binding);
  if (identity !== null && conversation.participants.some((one) => one.identity === identity)) {
    throw new TwilioError(409, 50433, 'Participant already exists');
  }
  const { sids, engine } = emulator;
  const dates = { dateCreated: engine.now(), dateUpdated: engine.now() };
  const checked = checkAttributes(attributes);
  const participant = { sid: sids.next('MB'), identity, binding, attributes: checked, ...dates };
  const changed = changeConversation(emulator, conversationSid, {
    participants: [...conversation.participants, participant],
  });
  tellConversation(emulator, changed, { type: 'onParticipantAdded', form: formOf(participant) }, origin);
  return participant;
}

/** The code of a refusal because the address pair is in another open conversation. */
export const TAKEN = 50416;

function refuseTaken(emulator: Emulator, binding: Binding): void {
  const taken = openConversationOf(emulator, binding);
  if (taken === undefined) return;
  throw new TwilioError(
    409,
    TAKEN,
    `A binding for this participant and proxy address already exists in Conversation ${taken.sid}`,
  );
}

/** Takes somebody out of a conversation; nothing when they are not there. */
export function removeParticipant(
  emulator: Emulator,
  conversationSid: string,
  sid: string,
  origin: Origin,
): void {
  const conversation = emulator.messaging.conversations.get(conversationSid);
  const participant = conversation?.participants.find((one) => one.sid === sid);
  if (conversation === undefined || participant === undefined) return;
  const participants = conversation.participants.filter((one) => one !== participant);
  const changed = changeConversation(emulator, conversationSid, { participants });
  tellConversation(emulator, changed, { type: 'onParticipantRemoved', form: formOf(participant) }, origin);
}

const formOf = ({ sid, identity, binding, attributes }: ConversationParticipant): Record<string, string> => ({
  ParticipantSid: sid,
  Attributes: attributes,
  ...(identity === null ? {} : { Identity: identity }),
  ...(binding === null
    ? {}
    : { 'MessagingBinding.Address': binding.address, 'MessagingBinding.ProxyAddress': binding.proxyAddress }),
});
