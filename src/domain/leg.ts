import type { FlexTask } from './conversation';
import type { RoutingDecision } from './decision';
import type { AgentSid, CallSid, LegId, ReservationSid, TaskSid } from './ids';
import type { Instant } from './json';
import type { Acceptance } from './task-reading';
import type { DesktopTransfer, LegTransfer } from './transfer';

/** How far we are in making a leg's task exactly once; TaskRouter has no idempotency key (process/creating.ts). */
export interface Creation {
  readonly status: 'due' | 'unknown';
  readonly attempts: number;
  /** When the first attempt began: the event log is searched from here. */
  readonly firstAttemptAt: Instant | null;
  /** When the last attempt ended without an answer. */
  readonly unknownSince: Instant | null;
  readonly lookUps: number;
  readonly retryAt: Instant | null;
}

export interface LegTask {
  readonly taskSid: TaskSid;
  /** TaskRouter's date_created: every step deadline counts from here, as TaskRouter's own do. */
  readonly createdAt: Instant;
  readonly version: number | null;
  readonly queue: string | null;
  /** Set for a task of a Flex Interaction. */
  readonly flex?: FlexTask | undefined;
}

/** A write that waits, because an offer was pending when we read the task. */
export interface Deferral {
  readonly reservationSid: ReservationSid;
  readonly since: Instant;
  readonly until: Instant;
}

export interface LegEnd {
  /** `vanished`: the task is gone and the event log does not say why. */
  readonly kind: 'completed' | 'canceled' | 'deleted' | 'system-deleted' | 'vanished';
  readonly at: Instant;
  readonly reason: string | null;
}

/** One stay of an interaction in one place. */
export interface Leg {
  readonly legId: LegId;
  /**
   * Who makes the task and how it ends: we do (`plain`), Flex for an agent it asks into a conversation (`interaction`:
   * ended through participant or channel), or Twilio from TwiML (`enqueue`).
   */
  readonly origin: 'plain' | 'interaction' | 'enqueue';
  /** Came without us, and is to be read before anything else is believed of it. */
  readonly unread: boolean;
  /** The task never carried our keys: TaskRouter's own filters route it, we read and record. */
  readonly watched: boolean;
  /** Only the first leg's task carries the whole chain of steps as TaskRouter's own safety net. */
  readonly chain: boolean;
  readonly openedAt: Instant;
  /** Set where the leg was opened by a transfer. */
  readonly transfer: LegTransfer | null;
  /** Where a leg has a route of its own; null: it goes by the interaction's decision. */
  readonly decision: RoutingDecision | null;
  /** Who is asked before the route, because they know the customer, and whether they have declined. Not set: nobody. */
  readonly known?: { readonly agentSid: AgentSid; readonly declinedAt: Instant | null } | undefined;
  /** Who is not to be offered it at first, because they had the customer; null: not any more. Not set: nobody. */
  readonly except?: AgentSid | null;
  /** Where a supervisor moves the waiting customer to, while TaskRouter has yet to be told. */
  readonly moving: RoutingDecision | null;
  /** Moves that `moving` came in place of: one of them may have been written already. */
  readonly overtaken?: readonly RoutingDecision[];
  /** Why the leg is over for us: its task is still to be ended, should there be one; null while it counts. */
  readonly superseded: string | null;
  /** It is ended within the workflow task: set by an answer of a build that does so, absent in runs of before. */
  readonly releasedInTask?: true;
  readonly route: string;
  /** Counted from 1. */
  readonly step: number;
  readonly callSid: CallSid | null;
  readonly callEndedAt: Instant | null;
  readonly creation: Creation | null;
  /** For a task that Twilio makes: when we stop waiting for it and look. */
  readonly taskExpectedBy: Instant | null;
  readonly task: LegTask | null;
  /** A second task of this leg, made when an answer was lost; it is to be ended. */
  readonly twins: readonly TaskSid[];
  readonly deferral: Deferral | null;
  /** How often the current action failed in a row, and when it is due again. */
  readonly failures: number;
  readonly retryAt: Instant | null;
  /** When we last knew the task's state for certain. */
  readonly knownAt: Instant;
  /** TaskRouter answered 404: the event log is to be asked how it ended. */
  readonly gone: boolean;
  /** The event log was asked about the task; what it does not know, nobody knows. */
  readonly logRead?: boolean;
  /** Every acceptance of this leg's task, in order: native transfers give one task several. */
  readonly acceptances: readonly Acceptance[];
  /** The last of them: who has the customer. */
  readonly acceptance: Acceptance | null;
  /** Who began after-call work, by reservation: after a native transfer the first agent wraps up while the second talks. */
  readonly wrapUps: Readonly<Record<string, Instant>>;
  /** Since when whoever has the customer wraps up. */
  readonly wrappingSince: Instant | null;
  /** Native transfers of the task, in the order of their beginning. */
  readonly desktopTransfers: readonly DesktopTransfer[];
  /** The silence that its agent was reminded of, by its beginning. */
  readonly nudgedFor: Instant | null;
  /** When they were. */
  readonly nudgedAt?: Instant;
  /** The interaction's priority has risen, and the waiting task does not have it yet. */
  readonly raising?: true;
  /** A clock has cut this step short. */
  readonly hurried?: { readonly step: number; readonly at: Instant };
  readonly end: LegEnd | null;
}
