import type { Emulator } from '../emulator';
import { TwilioError } from '../http/twilio-error';
import { checkAttributes } from './check-attributes';
import type { Conversation, ConversationState, ConversationWebhook } from './conversation';
import { tellConversation, type Origin } from './tell-conversation';

export interface NewConversation {
  readonly friendlyName?: string;
  readonly uniqueName?: string;
  readonly attributes?: string;
  readonly state?: ConversationState;
  readonly webhooks?: readonly ConversationWebhook[];
  /** Told with the event. */
  readonly told?: Readonly<Record<string, string>>;
}

/** Throws TwilioError 409 (50353) when another conversation has the unique name. */
export function checkUniqueName({ messaging }: Emulator, name: string, own?: string): void {
  const taken = [...messaging.conversations.values()].some(
    ({ sid, uniqueName }) => uniqueName === name && sid !== own,
  );
  if (taken) throw new TwilioError(409, 50353, `Conversation with provided unique name already exists`);
}

/** Makes a conversation. Throws TwilioError. */
export function openConversation(emulator: Emulator, fresh: NewConversation, origin: Origin): Conversation {
  const { engine, sids, messaging } = emulator;
  const { friendlyName = null, uniqueName = null, state = 'active', webhooks = [], told = {} } = fresh;
  if (uniqueName !== null) checkUniqueName(emulator, uniqueName);
  const now = engine.now();
  const conversation: Conversation = {
    sid: sids.next('CH'),
    friendlyName,
    uniqueName,
    attributes: checkAttributes(fresh.attributes ?? '{}'),
    state,
    participants: [],
    messages: [],
    webhooks,
    dateCreated: now,
    dateUpdated: now,
  };
  messaging.conversations.set(conversation.sid, conversation);
  tellConversation(
    emulator,
    conversation,
    { type: 'onConversationAdded', form: { State: state, ...told } },
    origin,
  );
  return conversation;
}
