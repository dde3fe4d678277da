import type { Task } from '../../taskrouter-engine';
import { openConversation } from '../conversations/open-conversation';
import { addParticipant, TAKEN, type NewParticipant } from '../conversations/participants';
import type { ConversationParticipant } from '../conversations/conversation';
import type { Origin } from '../conversations/tell-conversation';
import type { Emulator } from '../emulator';
import { invalidParameter, TwilioError } from '../http/twilio-error';
import {
  CHANNEL_TYPES,
  type ChannelParticipant,
  type ChannelType,
  type Interaction,
  type InteractionChannel,
} from './interaction';
import { invite } from './invite';
import { isJson, readRouting, type Json } from './routing';

/** Flex tells of what it does to a conversation by itself. */
const BY_FLEX: Origin = { source: 'SDK', isTold: true };

const INITIATORS = ['customer', 'agent', 'api'];

interface Wanted {
  readonly channel: Json;
  readonly routing: Json | null;
  readonly contextSid: string | null;
  readonly webhookTtid: string | null;
}

/** Makes an interaction, its conversation, and the task that asks for an agent. Throws TwilioError or EngineError. */
export function createInteraction(
  emulator: Emulator,
  wanted: Wanted,
): { interaction: Interaction; task: Task | null } {
  const { flex, sids } = emulator;
  const type = typeOf(wanted.channel);
  const routing = wanted.routing && readRouting(wanted.routing);
  const interaction: Interaction = {
    sid: sids.next('KD'),
    contextSid: wanted.contextSid,
    webhookTtid: wanted.webhookTtid,
    channel: channelFor(emulator, type, wanted.channel),
  };
  flex.interactions.set(interaction.sid, interaction);
  try {
    const task = routing === null ? null : invite(emulator, interaction.sid, routing).task;
    return { interaction: flex.interactions.get(interaction.sid)!, task };
  } catch (error) {
    undo(emulator, interaction, wanted.channel);
    throw error;
  }
}

function typeOf({ type, initiated_by: initiatedBy }: Json): ChannelType {
  const known = CHANNEL_TYPES.find((one) => one === type);
  if (known === undefined) throw invalidParameter(`Channel: type is none of ${CHANNEL_TYPES.join(', ')}`);
  if (typeof initiatedBy === 'string' && INITIATORS.includes(initiatedBy)) return known;
  throw invalidParameter(`Channel: initiated_by is none of ${INITIATORS.join(', ')}`);
}

/** What is refused leaves nothing behind: a conversation that was made for it goes, too. */
function undo({ flex, messaging }: Emulator, { sid, channel }: Interaction, asked: Json): void {
  flex.interactions.delete(sid);
  if (givenConversation(asked) === null && channel.conversationSid !== null) {
    messaging.conversations.delete(channel.conversationSid);
  }
}

function givenConversation({ properties }: Json): string | null {
  const sid = (properties as Json | undefined)?.['media_channel_sid'];
  return typeof sid === 'string' ? sid : null;
}

function channelFor(emulator: Emulator, type: ChannelType, asked: Json): InteractionChannel {
  const conversationSid = type === 'voice' ? null : conversationFor(emulator, asked);
  const customers = conversationSid === null ? [] : customersIn(emulator, conversationSid);
  const [first] = customers;
  return {
    sid: emulator.sids.next('UO'),
    type,
    status: 'active',
    initiatedBy: String(asked['initiated_by']),
    conversationSid,
    customer: {
      address: first?.binding?.address ?? null,
      name: (JSON.parse(first?.attributes ?? '{}') as { name?: string }).name ?? first?.identity ?? null,
    },
    invites: [],
    participants: customers.map((one) => customerParticipant(emulator, one)),
    transfers: [],
  };
}

function conversationFor(emulator: Emulator, asked: Json): string {
  const given = givenConversation(asked);
  if (given !== null) {
    if (emulator.messaging.conversations.has(given)) return given;
    throw invalidParameter(`Channel: media_channel_sid ${given} is no conversation`);
  }
  const { sid } = openConversation(emulator, {}, BY_FLEX);
  try {
    for (const participant of participantsIn(asked)) addUnlessTaken(emulator, sid, participant);
  } catch (error) {
    emulator.messaging.conversations.delete(sid);
    throw error;
  }
  return sid;
}

/**
 * A customer whose addresses are in another open conversation stays there; the interaction is made without them, and only
 * an alert tells (twilio.com/docs/api/errors/80102).
 */
function addUnlessTaken(emulator: Emulator, sid: string, participant: NewParticipant): void {
  try {
    addParticipant(emulator, sid, participant, BY_FLEX);
  } catch (error) {
    if (!(error instanceof TwilioError) || error.code !== TAKEN) throw error;
    emulator.alerts.raise(emulator.engine.now(), 80102, error.message);
  }
}

function participantsIn({ participants = [] }: Json) {
  if (!Array.isArray(participants) || !participants.every(isJson)) {
    throw invalidParameter('Channel: participants is not a list of JSON objects');
  }
  return participants.map(({ address, proxy_address: proxyAddress, identity, name }) => ({
    identity: typeof identity === 'string' ? identity : null,
    binding:
      typeof address === 'string' && typeof proxyAddress === 'string' ? { address, proxyAddress } : null,
    attributes: JSON.stringify(typeof name === 'string' ? { name } : {}),
  }));
}

const customersIn = ({ messaging }: Emulator, sid: string): readonly ConversationParticipant[] =>
  messaging.conversations.get(sid)!.participants;

const customerParticipant = ({ sids }: Emulator, { sid }: ConversationParticipant): ChannelParticipant => ({
  sid: sids.next('UT'),
  type: 'customer',
  status: 'active',
  conversationParticipantSid: sid,
  work: null,
});
