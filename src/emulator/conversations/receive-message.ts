import type { Emulator } from '../emulator';
import { addMessage } from './add-message';
import type { AddressConfiguration } from './address';
import { bindingType, type Binding, type Conversation, type Message } from './conversation';
import { openConversation } from './open-conversation';
import { addParticipant, openConversationOf } from './participants';
import type { Origin } from './tell-conversation';

export interface InboundMessage {
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/**
 * A customer writes. Their message lands in the open conversation of the two addresses, if there is one: whether or not
 * anybody still reads it. Else one is made, where the address is configured so; null where it is not: the message is lost.
 */
export function receiveMessage(
  emulator: Emulator,
  { from, to, body }: InboundMessage,
): { conversation: Conversation; message: Message } | null {
  const binding = { address: from, proxyAddress: to };
  const origin: Origin = {
    source: bindingType(from) === 'whatsapp' ? 'WHATSAPP' : 'SMS',
    isTold: true,
  };
  const { sid } = openConversationOf(emulator, binding) ?? createFor(emulator, binding, body, origin) ?? {};
  if (sid === undefined) return null;
  const message = addMessage(emulator, sid, { author: from, body }, origin);
  return { conversation: emulator.messaging.conversations.get(sid)!, message };
}

function createFor(
  emulator: Emulator,
  binding: Binding,
  body: string,
  origin: Origin,
): Conversation | undefined {
  const configured = [...emulator.messaging.addresses.values()].find(
    ({ address, autoCreation }) => address === binding.proxyAddress && autoCreation.enabled,
  );
  if (configured === undefined) return undefined;
  const conversation = openConversation(
    emulator,
    {
      friendlyName: binding.address,
      webhooks: webhooksOf(emulator, configured),
      told: {
        MessageBody: body,
        'MessagingBinding.Address': binding.address,
        'MessagingBinding.ProxyAddress': binding.proxyAddress,
      },
    },
    origin,
  );
  addParticipant(emulator, conversation.sid, { identity: null, binding }, origin);
  return conversation;
}

/** With auto-creation by webhook the new conversation has that webhook, and its first event goes there, too. */
function webhooksOf({ sids, engine }: Emulator, { autoCreation }: AddressConfiguration) {
  const { type, webhookUrl, webhookFilters } = autoCreation;
  if (type !== 'webhook' || webhookUrl === null) return [];
  const dates = { dateCreated: engine.now(), dateUpdated: engine.now() };
  const filters = [...new Set(['onConversationAdded', ...webhookFilters])];
  return [{ sid: sids.next('WH'), url: webhookUrl, filters, ...dates }];
}
