import type { Actor } from './actor';
import type { Channel } from './channel';
import type { QualityDefect, RoutingDecision } from './decision';
import type { EscalationView } from './escalation/escalation-view';
import type { JsonObject } from './json';
import type { ClockView } from './clocks/clock-view';
import type { TimelineEntry } from './timeline-entry';
import type { ConsultMode, ConsultResult, TransferMode, TransferResult } from './transfer';
import type { VoicemailResult } from './voicemail';

export const PHASES = [
  'intake',
  'held',
  'waiting',
  'active',
  'wrapping',
  'transferring',
  'consulting',
  'parked',
  'closed',
] as const;
export type Phase = (typeof PHASES)[number];

export const OUTCOMES = ['resolved', 'abandoned', 'unserved', 'escalated', 'cancelled', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface LegView {
  readonly legId: string;
  readonly origin: 'plain' | 'interaction' | 'enqueue';
  readonly route: string;
  readonly step: number;
  readonly queue: string | null;
  readonly taskSid: string | null;
  readonly agent: { readonly sid: string; readonly name: string } | null;
  readonly status: 'creating' | 'waiting' | 'accepted' | 'wrapping' | 'ended';
  /** Set where a transfer opened the leg; `result` null while it is open. */
  readonly transfer: {
    readonly from: string;
    readonly mode: TransferMode;
    readonly by: Actor;
    readonly result: TransferResult | null;
  } | null;
  /** Set where somebody is brought in; `result` null while they are asked or there. */
  readonly consult: {
    readonly from: string;
    readonly mode: ConsultMode;
    readonly by: Actor;
    readonly result: Exclude<TransferResult, 'accepted'> | ConsultResult | null;
  } | null;
}

/** The customer's conversation on Twilio. Instants are ISO 8601, UTC; nothing of what was said is kept. */
export interface ConversationView {
  readonly sid: string | null;
  readonly lastCustomerMessageAt: string | null;
  readonly lastAgentMessageAt: string | null;
  readonly closedAt: string | null;
}

/** A customer who is called back, wherever that has got to. */
export interface CallbackView {
  /** Attempts that did not reach the customer. */
  readonly failed: number;
  readonly result: 'reached' | 'failed' | null;
}

/** By which override, from which queue to which. */
export interface DivertedView {
  readonly overrideId: string;
  readonly from: string;
  readonly to: string;
}

/** A caller who was asked to leave a message. Where it can be heard stands in the case, and is not shown. */
export interface VoicemailView {
  /** Null while the recording is waited for; `missing`: none came. */
  readonly result: VoicemailResult | null;
  readonly recordingSid: string | null;
  readonly seconds: number | null;
}

/** Instants are ISO 8601, UTC. */
export interface HeldView {
  readonly queue: string;
  readonly since: string;
  readonly until: string;
  /** Present where those who wait are let in by and by: by then it goes on in any case. */
  readonly releaseBy?: string | undefined;
}

/** The live state of an interaction: the answer to "where is it, and why". Wire format of `GET /v1/interactions/{id}`. */
export interface InteractionView {
  readonly interactionId: string;
  readonly externalId: string | null;
  readonly source: string;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  /** Typed and stable, e.g. `route_ended`, `hangup`, `task_vanished`. */
  readonly outcomeReason: string | null;
  readonly channel: Channel;
  readonly attributes: JsonObject;
  readonly defects: readonly QualityDefect[];
  readonly policyVersion: string | null;
  /** The closed interaction this one follows, or null. */
  readonly continues: string | null;
  readonly legs: readonly LegView[];
  /** Null where the customer is in no conversation that we know of. */
  readonly conversation: ConversationView | null;
  readonly deadlines: readonly {
    readonly what: string;
    readonly dueAt: string;
    /** Of a clock: until then, as its calendar counts. */
    readonly leftMs?: number | undefined;
  }[];
  /** Absent where nothing was promised. */
  readonly clocks?: readonly ClockView[] | undefined;
  readonly decision: RoutingDecision | null;
  /** Present while it waits, with nobody, for its queue to open. */
  readonly held?: HeldView | undefined;
  /** Present once the customer is to be called back. */
  readonly callback?: CallbackView | undefined;
  /** Present while it waits where an emergency override leads it. */
  readonly diverted?: DivertedView | undefined;
  /** Present once a caller was asked to leave a message. */
  readonly voicemail?: VoicemailView | undefined;
  readonly escalations: readonly EscalationView[];
  readonly timeline: readonly TimelineEntry[];
}
