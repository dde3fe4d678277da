import type { Instant, JsonObject, JsonValue } from './json';
import {
  asConversationSid,
  asFlexChannelSid,
  asFlexInteractionSid,
  type ConversationSid,
  type FlexChannelSid,
  type FlexInteractionSid,
} from './ids';

/** The channel of a Flex Interaction: what its agents are asked into, and what ends them. */
export interface FlexChannel {
  readonly interactionSid: FlexInteractionSid;
  readonly channelSid: FlexChannelSid;
}

/** What Flex writes into every task of an Interaction. */
export interface FlexTask extends FlexChannel {
  readonly conversationSid: ConversationSid | null;
}

/** A conversation as it is named when an interaction begins: one there is, or whom to open one with. */
export interface NamedConversation {
  readonly sid: ConversationSid | null;
  /** Of the customer, where they have one there; web chats have, addresses have not. */
  readonly identity: string | null;
  /** The customer's address and ours, where `sid` is null. */
  readonly binding: { readonly address: string; readonly proxyAddress: string } | null;
}

/** A customer who writes from an address; everybody else in a conversation has an identity. */
export const FROM_AN_ADDRESS = 'customer';
/** Whoever answers, where the backend that owns the channel tells who wrote. */
export const FROM_AN_AGENT = 'agent';

/** What Conversations tells of one conversation: never a text. */
export type ConversationEvent =
  | {
      readonly type: 'message.added';
      /** The same for every delivery. */
      readonly key: string;
      readonly at: Instant;
      readonly conversationSid: ConversationSid;
      /** FROM_AN_ADDRESS, or the identity of whoever wrote. */
      readonly author: string;
    }
  | {
      readonly type: 'conversation.closed';
      readonly key: string;
      readonly at: Instant;
      readonly conversationSid: ConversationSid;
    };

export type MessageAdded = Extract<ConversationEvent, { type: 'message.added' }>;

/** What is known of the customer's conversation. Bounded, whatever is said in it. */
export interface ConversationFacts {
  /** When each author last wrote: FROM_AN_ADDRESS, or an identity. */
  readonly lastMessages: Readonly<Record<string, Instant>>;
  /** The customer's messages since an agent last wrote, the oldest first; bounded. */
  readonly unanswered: readonly Instant[];
  /** When we last read it ourselves. */
  readonly readAt: Instant | null;
  readonly closedAt: Instant | null;
  /** We have closed the Interaction's channel: nothing of it is left open. */
  readonly channelClosed: boolean;
}

export const NOTHING_SAID: ConversationFacts = {
  lastMessages: {},
  unanswered: [],
  readAt: null,
  closedAt: null,
  channelClosed: false,
};

/** More authors than these have no meaning for us: the one who was silent longest is forgotten. */
const MOST_AUTHORS = 10;

/** The same whatever order events come in, and however often. */
export function learnConversation(known: ConversationFacts, event: ConversationEvent): ConversationFacts {
  if (event.type === 'conversation.closed') {
    return { ...known, closedAt: Math.min(event.at, known.closedAt ?? event.at) };
  }
  const { author, at } = event;
  const latest = { ...known.lastMessages, [author]: Math.max(at, known.lastMessages[author] ?? at) };
  const kept = Object.entries(latest)
    .sort(([a, when], [b, other]) => other - when || (a < b ? -1 : 1))
    .slice(0, MOST_AUTHORS);
  return { ...known, lastMessages: Object.fromEntries(kept) };
}

const text = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Whose Interaction a task is, by the attributes that Flex writes; null for a task that is none of Flex's. */
export function flexTaskIn(attributes: JsonObject): FlexTask | null {
  const interactionSid = text(attributes.flexInteractionSid);
  const channelSid = text(attributes.flexInteractionChannelSid);
  if (interactionSid === null || channelSid === null) return null;
  const conversationSid = text(attributes.conversationSid);
  return {
    interactionSid: asFlexInteractionSid(interactionSid),
    channelSid: asFlexChannelSid(channelSid),
    conversationSid: conversationSid === null ? null : asConversationSid(conversationSid),
  };
}

export function isFlexTask(value: unknown): value is FlexTask {
  if (typeof value !== 'object' || value === null) return false;
  const { interactionSid, channelSid, conversationSid } = value as Record<string, unknown>;
  return (
    typeof interactionSid === 'string' &&
    typeof channelSid === 'string' &&
    (conversationSid === null || typeof conversationSid === 'string')
  );
}

/** Whether a signal's payload is an event, whoever sent it: Temporal's door is open to more than our gateway. */
export function isConversationEvent(value: unknown): value is ConversationEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { type, key, at, conversationSid, author } = value as Record<string, unknown>;
  return (
    (type === 'conversation.closed' || (type === 'message.added' && typeof author === 'string')) &&
    typeof key === 'string' &&
    typeof conversationSid === 'string' &&
    typeof at === 'number' &&
    Number.isSafeInteger(at) &&
    at >= 0
  );
}
