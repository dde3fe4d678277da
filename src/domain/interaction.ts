import type { Callback, CallbackWish } from './callback';
import type { Channel } from './channel';
import type { CommandAnswer } from './command-answer';
import type { ConversationFacts, FlexChannel, NamedConversation } from './conversation';
import type { CustomerProfile, QualityDefect, RoutingDecision } from './decision';
import type {
  AgentSid,
  CallSid,
  ConversationSid,
  EscalationId,
  InteractionId,
  LegId,
  ReservationSid,
  RoutingPlanSid,
  TaskSid,
} from './ids';
import type { Actor } from './actor';
import type { Outcome, Phase } from './interaction-view';
import type { Instant, JsonObject } from './json';
import type { Held } from './held';
import type { EscalationRecord } from './escalation/record';
import type { Leg } from './leg';
import type { Moment } from './moment';
import type { NewTask } from './routing-event';
import type { Action } from './actions';
import type { ClockName, MarkName } from './clocks/plan';
import type { Service } from './clocks/clocks';
import type { FollowUp, Outreach, OutreachState } from './outreach';
import type { Parked } from './parking';
import type { PastLegs } from './past-legs';
import type { TransferAsked } from './transfer';
import type { Voicemail } from './voicemail';

/** What brought the interaction about. */
export type Birth =
  | { readonly kind: 'request' }
  | { readonly kind: 'call'; readonly callSid: CallSid }
  /** Studio is about to hand a conversation to Flex: the task comes from there. */
  | { readonly kind: 'conversation'; readonly conversationSid: ConversationSid }
  /** An event told of a task that we had not heard of. */
  | { readonly kind: 'task'; readonly task: NewTask };

export interface Customer {
  readonly id: string | null;
  readonly name: string | null;
  readonly address: string | null;
}

/** All that is known when an interaction starts: the input of its workflow. */
export interface InteractionStart {
  readonly interactionId: InteractionId;
  readonly birth: Birth;
  /**
   * When we first heard of it, by the clock of whoever did: its clocks run from here, however long no worker was free.
   * Not the workflow's own first instant, which a replay takes for a later one where local activities outlast a
   * workflow task (SDK 1.24). Missing in what began before it was told.
   */
  readonly receivedAt?: Instant;
  readonly source: string;
  readonly externalId: string | null;
  readonly channel: Channel;
  readonly customer: Customer;
  /** The attributes as they came in. */
  readonly given: JsonObject;
  readonly continues: InteractionId | null;
  /** Set where the customer is in a conversation that Flex is to bring an agent into. */
  readonly conversation?: NamedConversation | undefined;
  /** Set where it is we who begin it. */
  readonly outreach?: Outreach | undefined;
  /** Set where it is the e-mail that another one ended with. */
  readonly followUp?: FollowUp | undefined;
}

/** What `<Enqueue>` is to say for a call, and Studio's Send to Flex for a conversation. */
export interface EnqueuePlan {
  readonly routingPlan: RoutingPlanSid;
  readonly attributes: JsonObject;
  readonly priority: number;
  readonly timeoutSeconds: number;
  /** Set for a call that is not to be enqueued: its caller hears this, and the call ends. */
  readonly say?:
    | {
        readonly text: string;
        readonly language: string;
        /** They are asked to leave a message first. */
        readonly record?: true;
      }
    | undefined;
}

/** What somebody asked for and TaskRouter has not agreed to yet. */
export interface Wish {
  readonly wish: 'resolve' | 'cancel';
  readonly commandId: string;
  readonly bodyHash: string;
  readonly by: Actor;
  /** The agent's closing words; kept with the case once the wish is granted. */
  readonly note: string | null;
  /** Why the task ends, in the words that the outcome table knows. */
  readonly reason:
    | 'resolved'
    | 'customer_left'
    | 'cancelled_by_backend'
    | 'cancelled_by_ops'
    | 'force_completed'
    | 'callback'
    | 'callback_cancelled';
  /** Set where the call is to end, and its caller to be called back. */
  readonly callback?: CallbackWish | undefined;
}

/** Work beside the main line: begun once, retried by Temporal, its result a fact. */
export type BackgroundWork =
  | { readonly work: 'enrich_late' }
  | { readonly work: 'decide_again' }
  | { readonly work: 'write_profile'; readonly taskSid: TaskSid }
  | { readonly work: 'nudge'; readonly taskSid: TaskSid; readonly since: Instant }
  | { readonly work: 'diagnose'; readonly diagnostic: string }
  | { readonly work: 'case_note'; readonly key: string; readonly at: Instant; readonly text: string }
  | { readonly work: 'outcome_note' }
  | {
      readonly work: 'remember_agent';
      readonly agentSid: AgentSid;
      readonly at: Instant;
    }
  /** The customer is told something that is not the end. */
  | { readonly work: 'announce'; readonly key: string; readonly text: string }
  | { readonly work: 'close_channel'; readonly channel: FlexChannel }
  | { readonly work: 'close_conversation'; readonly conversationSid: ConversationSid }
  | { readonly work: 'plan_escalation'; readonly escalationId: EscalationId }
  | { readonly work: 'start_escalation'; readonly escalationId: EscalationId }
  | {
      readonly work: 'pass_note';
      readonly escalationId: EscalationId;
      readonly noteId: string;
      readonly text: string;
    }
  /** The customer is told of an answer by an interaction of its own. */
  | { readonly work: 'start_outreach'; readonly escalationId: EscalationId }
  /** It goes on as an e-mail. */
  | { readonly work: 'start_follow_up' }
  | {
      readonly work: 'notify';
      readonly channel: string;
      readonly clock: ClockName;
      readonly round: number;
      readonly mark: MarkName;
      readonly at: Instant;
    };

export type BackgroundTask = BackgroundWork & {
  readonly id: string;
  readonly status: 'due' | 'begun' | 'done';
};

/** The whole state of an interaction: plain JSON, so that it survives continue-as-new and answers a query as it is. */
export interface Interaction {
  readonly start: InteractionStart;
  readonly startedAt: Instant;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly outcomeReason: string | null;
  readonly closedAt: Instant | null;
  readonly profile: CustomerProfile | null;
  /** Whether the profile was asked for, and what became of it. */
  readonly enrichment: 'due' | 'known' | 'unknown_customer' | 'fallback' | 'late';
  /** The attributes in the policy's own words. */
  readonly attributes: JsonObject;
  readonly defects: readonly QualityDefect[];
  readonly decision: RoutingDecision | null;
  readonly enqueue: EnqueuePlan | null;
  /** A decision that a late profile changed, to be applied while it is still early enough. */
  readonly reroute: RoutingDecision | null;
  readonly legs: readonly Leg[];
  /** What is still asked about legs that were forgotten; none were where it is not set. */
  readonly past?: PastLegs;
  /** The leg the customer is in. */
  readonly currentLegId: LegId;
  readonly transferAsked: TransferAsked | null;
  /** The leg of a transfer whose result is not known yet: the current one or, while the sender has the customer, another. */
  readonly offering: LegId | null;
  /** The leg of a consult that somebody has accepted. */
  readonly consulting: LegId | null;
  /** Set while it waits for its customer, with nobody. */
  readonly parked: Parked | null;
  /** Set while it waits, with nobody, for its queue to open. Runs of before there were hours left no word of it. */
  readonly held?: Held | null;
  /** Set once the customer is to be called back. As above. */
  readonly callback?: Callback | null;
  /** Set once a caller was asked to leave a message; not set: none was. */
  readonly voicemail?: Voicemail;
  /** Set where it is we who have begun it. */
  readonly outreach?: OutreachState;
  readonly wish: Wish | null;
  /** Emergency overrides that have led one of its legs elsewhere; not set: none. */
  readonly diverted?: readonly { readonly overrideId: string; readonly legId: LegId }[];
  /** Hand-offs to people outside the queues, in the order in which they were asked for. */
  readonly escalations: readonly EscalationRecord[];
  /** What the policy promised the customer, and how it stands; not set: nothing. */
  readonly service?: Service;
  /** The last acceptance whose agent is remembered for the customer's next interaction. Not set: none. */
  readonly remembered?: ReservationSid;
  /** What is known of the customer's conversation; null where they are in none that we know of. */
  readonly conversation: ConversationFacts | null;
  /** Whether the customer was told the route's ending. */
  readonly told: 'no' | 'told' | 'failed';
  /** The agent's closing words, for the case note. */
  readonly note: string | null;
  /** The foreground action under way; there is never more than one. */
  readonly underway: Action | null;
  readonly actionsBegun: number;
  readonly background: readonly BackgroundTask[];
  /** Bounded: the oldest is forgotten first. */
  readonly answers: readonly CommandAnswer[];
  /** In the order of the instants, bounded. */
  readonly timeline: readonly Moment[];
  /** How often intake or telling the customer failed in a row, and when it is due again. */
  readonly retryAt: Instant | null;
  readonly failures: number;
}
