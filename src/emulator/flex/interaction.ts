export const CHANNEL_TYPES = [
  'voice',
  'sms',
  'email',
  'web',
  'whatsapp',
  'chat',
  'messenger',
  'gbm',
] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

export const PARTICIPANT_TYPES = ['supervisor', 'customer', 'external', 'agent', 'unknown'] as const;
export type ParticipantType = (typeof PARTICIPANT_TYPES)[number];

/** A task that asks an agent into the channel. */
export interface Invite {
  readonly sid: string;
  readonly workspaceSid: string;
  readonly taskSid: string;
}

/** By which work an agent came into the channel. */
export interface Work {
  readonly workspaceSid: string;
  readonly taskSid: string;
  readonly reservationSid: string;
  readonly workerSid: string;
}

export interface ChannelParticipant {
  readonly sid: string;
  readonly type: ParticipantType;
  readonly status: 'active' | 'wrapup' | 'closed';
  /** Their participant in the conversation; null where there is none. */
  readonly conversationParticipantSid: string | null;
  /** For who came by an invite. */
  readonly work: Work | null;
}

export const TRANSFER_TYPES = ['cold', 'warm', 'external'] as const;

/** An agent hands over, or brings somebody in: an invite of its own, and what becomes of the one who asked. */
export interface InteractionTransfer {
  readonly sid: string;
  readonly type: (typeof TRANSFER_TYPES)[number];
  readonly status: 'active' | 'failed' | 'completed';
  /** The participant who asked for it. */
  readonly from: string;
  /** A worker, a queue or a workflow, by SID. */
  readonly to: string;
  readonly inviteSid: string;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}

/** One channel of an interaction, and everybody in it. */
export interface InteractionChannel {
  readonly sid: string;
  readonly type: ChannelType;
  readonly status: 'active' | 'inactive' | 'closed';
  readonly initiatedBy: string;
  /** Null for voice. */
  readonly conversationSid: string | null;
  /** The customer's address and name, as far as they are known. */
  readonly customer: { readonly address: string | null; readonly name: string | null };
  readonly invites: readonly Invite[];
  readonly participants: readonly ChannelParticipant[];
  readonly transfers: readonly InteractionTransfer[];
}

/** Plain JSON. */
export interface Interaction {
  readonly sid: string;
  readonly contextSid: string | null;
  readonly webhookTtid: string | null;
  readonly channel: InteractionChannel;
}
