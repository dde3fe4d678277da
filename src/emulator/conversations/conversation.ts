export const CONVERSATION_STATES = ['initializing', 'active', 'inactive', 'closed'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** A person in a conversation: by an identity (an agent, a web chat), or by an address and the address it writes to. */
export interface ConversationParticipant {
  readonly sid: string;
  readonly identity: string | null;
  readonly binding: Binding | null;
  /** A JSON object. */
  readonly attributes: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Where a customer writes from and to: `+33…`, `whatsapp:+33…`, `ana@example.org`. */
export interface Binding {
  readonly address: string;
  readonly proxyAddress: string;
}

export interface Message {
  readonly sid: string;
  /** Counts the messages of a conversation from 0. */
  readonly index: number;
  readonly author: string;
  readonly body: string | null;
  readonly attributes: string;
  readonly participantSid: string | null;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Who is told what happens in one conversation, besides whoever is told of all of them. */
export interface ConversationWebhook {
  readonly sid: string;
  readonly url: string;
  readonly filters: readonly string[];
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** A conversation as far as Flex needs it. Plain JSON. */
export interface Conversation {
  readonly sid: string;
  readonly friendlyName: string | null;
  readonly uniqueName: string | null;
  readonly attributes: string;
  readonly state: ConversationState;
  readonly participants: readonly ConversationParticipant[];
  readonly messages: readonly Message[];
  readonly webhooks: readonly ConversationWebhook[];
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** Somebody's messages still find it. */
export const isOpen = ({ state }: Conversation): boolean => state !== 'closed';

const isBoundTo = (binding: Binding, { binding: own }: ConversationParticipant): boolean =>
  own?.address === binding.address && own.proxyAddress === binding.proxyAddress;

export const participantBoundTo = (
  { participants }: Conversation,
  binding: Binding,
): ConversationParticipant | undefined => participants.find((one) => isBoundTo(binding, one));

/** As messaging bindings name the channel. */
export type BindingType = 'sms' | 'whatsapp' | 'messenger' | 'email';

export const bindingType = (address: string): BindingType => {
  if (address.startsWith('whatsapp:')) return 'whatsapp';
  if (address.startsWith('messenger:')) return 'messenger';
  return address.includes('@') ? 'email' : 'sms';
};
