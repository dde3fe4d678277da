import type { Twilio } from 'twilio';
import { asConversationSid, type ConversationSid } from '../../domain/ids';
import { OutsideError } from '../outside-error';
import { askTwilio } from '../taskrouter/to-outside-error';

type Client = Pick<Twilio, 'conversations'>;

/** Twilio error 50353: another conversation has that unique name. */
const NAME_TAKEN = 50353;
/** Twilio error 50416: the two addresses are in another open conversation. */
const ADDRESSES_TAKEN = 50416;

interface Addresses {
  readonly address: string;
  readonly proxyAddress: string;
}

/**
 * A conversation with the addresses of one that is over: the one of that name, if it is there already. Where the customer is in
 * another open one by now, that one; then `isNew` is false. Throws OutsideError, `refused` when nobody was there by an address.
 */
export async function conversationAfter(
  client: Client,
  before: ConversationSid,
  uniqueName: string,
): Promise<{ sid: ConversationSid; isNew: boolean }> {
  const addresses = await askTwilio('read who is in a conversation', () => addressesOf(client, before));
  try {
    const { sid } = await askTwilio('open a conversation', () => open(client, addresses, uniqueName));
    return { sid: asConversationSid(sid), isNew: true };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    if (error.vendorCode === NAME_TAKEN) return { sid: await named(client, uniqueName), isNew: true };
    if (error.vendorCode === ADDRESSES_TAKEN) return openOf(client, addresses, uniqueName, error);
    throw error;
  }
}

async function addressesOf(client: Client, sid: ConversationSid): Promise<Addresses> {
  const participants = await client.conversations.v1.conversations(sid).participants.list();
  const [found] = participants.flatMap(({ messagingBinding }) => bindingIn(messagingBinding));
  if (found === undefined) throw new OutsideError('Nobody was there by an address.', 'refused', null, null);
  return found;
}

function bindingIn(binding: unknown): Addresses[] {
  if (typeof binding !== 'object' || binding === null) return [];
  const { address, proxy_address: proxyAddress } = binding as Record<string, unknown>;
  return typeof address === 'string' && typeof proxyAddress === 'string' ? [{ address, proxyAddress }] : [];
}

/** In one request: all or nothing. */
const open = (client: Client, { address, proxyAddress }: Addresses, uniqueName: string) =>
  client.conversations.v1.conversationWithParticipants.create({
    uniqueName,
    participant: [JSON.stringify({ messaging_binding: { address, proxy_address: proxyAddress } })],
  });

async function named(client: Client, uniqueName: string): Promise<ConversationSid> {
  const { sid } = await askTwilio('read a conversation', () =>
    client.conversations.v1.conversations(uniqueName).fetch(),
  );
  return asConversationSid(sid);
}

/** Whatever it is about: a message could belong to one only. */
async function openOf(
  client: Client,
  { address, proxyAddress }: Addresses,
  uniqueName: string,
  refusal: OutsideError,
): Promise<{ sid: ConversationSid; isNew: boolean }> {
  const all = await askTwilio("read a customer's conversations", () =>
    client.conversations.v1.participantConversations.list({ address }),
  );
  const found = all.find(
    ({ conversationState, participantMessagingBinding }) =>
      conversationState !== 'closed' &&
      bindingIn(participantMessagingBinding).some((one) => one.proxyAddress === proxyAddress),
  );
  // Closed since: another one can be opened in a moment.
  if (found === undefined)
    throw new OutsideError(refusal.message, 'unavailable', refusal.status, refusal.vendorCode);
  const isNew = found.conversationUniqueName === uniqueName;
  return { sid: asConversationSid(found.conversationSid), isNew };
}
