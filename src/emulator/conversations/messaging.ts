import type { SidGenerator } from '../../taskrouter-engine';
import type { AddressConfiguration } from './address';
import type { Conversation } from './conversation';

/** Who is told of every conversation, and of what. */
export interface GlobalWebhook {
  readonly postWebhookUrl: string | null;
  readonly preWebhookUrl: string | null;
  readonly filters: readonly string[];
}

/** The tables of Conversations. */
export interface Messaging {
  readonly chatServiceSid: string;
  readonly messagingServiceSid: string;
  readonly conversations: Map<string, Conversation>;
  readonly addresses: Map<string, AddressConfiguration>;
  webhook: GlobalWebhook;
}

/** As it is kept across restarts. Plain JSON. */
export interface MessagingSnapshot {
  readonly chatServiceSid: string;
  readonly messagingServiceSid: string;
  readonly conversations: readonly Conversation[];
  readonly addresses: readonly AddressConfiguration[];
  readonly webhook: GlobalWebhook;
}

const bySid = <Row extends { readonly sid: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.sid, row]));

export const createMessaging = (sids: SidGenerator, saved?: MessagingSnapshot): Messaging => ({
  chatServiceSid: saved?.chatServiceSid ?? sids.next('IS'),
  messagingServiceSid: saved?.messagingServiceSid ?? sids.next('MG'),
  conversations: bySid(saved?.conversations ?? []),
  addresses: bySid(saved?.addresses ?? []),
  webhook: saved?.webhook ?? { postWebhookUrl: null, preWebhookUrl: null, filters: [] },
});

export const messagingSnapshot = (messaging: Messaging): MessagingSnapshot => ({
  chatServiceSid: messaging.chatServiceSid,
  messagingServiceSid: messaging.messagingServiceSid,
  conversations: [...messaging.conversations.values()],
  addresses: [...messaging.addresses.values()],
  webhook: messaging.webhook,
});
