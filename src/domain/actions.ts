import type { Channel } from './channel';
import type { FlexChannel, NamedConversation } from './conversation';
import type { CustomerProfile, RoutingDecision } from './decision';
import type { AgentSid, CallSid, ConversationSid, EscalationId, InteractionId, LegId, TaskSid } from './ids';
import type { AgentNoted } from './escalation/comments';
import type { EscalationStart } from './escalation/start';
import type { InteractionStart } from './interaction';
import type { Instant, JsonObject } from './json';
import type { Deferral } from './leg';
import type { Outbound } from './outbound';
import type { ClockName, MarkName } from './clocks/plan';
import type { TransferTarget } from './transfer';

/** What identifies a leg in its task's attributes, under `throughline`. Wire names: renaming one breaks running tasks. */
export interface TaskKeys {
  readonly interactionId: InteractionId;
  readonly legId: LegId;
  readonly origin: 'plain' | 'interaction' | 'enqueue';
  readonly route: string;
  readonly step: number;
  readonly chain: boolean;
  readonly policyVersion: string;
  /** Whom the route `agent`, or that of a known agent, leads to; null takes back what a step before said. */
  readonly agentSid?: AgentSid | null;
  /** Who is not to be offered the task; null takes back what a step before said. */
  readonly exceptSid?: AgentSid | null;
}

/** What to do when TaskRouter, read first, shows the task in a given state. */
export interface EndingTerms {
  /** A pending offer: wait for its answer, end the task under it, or leave it. */
  readonly ifOffered: 'defer' | 'end' | 'leave';
  /** Already accepted: leave it (the acceptance wins), let the agent wrap up, or complete it. */
  readonly ifAccepted: 'leave' | 'wrap' | 'complete';
  /** Not accepted by anyone: end it, or leave it (only its agent may resolve it). */
  readonly ifWaiting: 'end' | 'leave';
}

/** How a task of a Flex Interaction ends. */
export interface FlexEnding {
  /** As far as we know it; what the task itself tells comes first. */
  readonly channel: FlexChannel | null;
  /** With the whole channel, and so the conversation; or by its agent's leaving, while others go on. */
  readonly whole: boolean;
  /** What the customer is told before the channel closes. */
  readonly say: {
    readonly conversationSid: ConversationSid;
    readonly key: string;
    readonly text: string;
  } | null;
}

/** One thing the process wants done outside. Plain JSON: it is the argument of an activity. */
export type ActionBody =
  | Unaided
  | { readonly do: 'readNewTask'; readonly taskSid: TaskSid }
  | { readonly do: 'enrich'; readonly customerId: string }
  /** As `enrich`, with all the time it takes. */
  | { readonly do: 'enrichLate'; readonly customerId: string }
  | {
      readonly do: 'decideRoute';
      readonly channel: Channel;
      readonly source: string;
      readonly given: JsonObject;
      readonly customerId: string | null;
      readonly profile: CustomerProfile | null;
      /** From when on the customer waits: clocks count from here. Absent in actions of before there were any. */
      readonly startedAt?: Instant;
      /** Whether the hours of queues count: not for what is in a queue already. Absent: they do not. */
      readonly byTheClock?: true;
      /** Whether the customer can be called back, should all be closed. */
      readonly callable?: true;
      /** Whether they are on the telephone, where a message can be recorded. */
      readonly recordable?: true;
      /** Whether somebody knows where to write them an e-mail. */
      readonly mailable?: true;
      /** By what the customer's last agent is known (domain/customer-keys); absent: nobody is asked before the route. */
      readonly knownBy?: readonly string[];
      /** Set where Twilio makes the task: the answer then holds what `<Enqueue>`, or Send to Flex, is to say. */
      readonly enqueueAs: {
        readonly interactionId: InteractionId;
        readonly legId: LegId;
        /** `enqueue` unless told. */
        readonly origin?: 'interaction' | 'enqueue';
      } | null;
    }
  | {
      readonly do: 'createTask';
      readonly keys: TaskKeys;
      readonly channel: Channel;
      readonly source: string;
      readonly customerId: string | null;
      readonly attributes: JsonObject;
      readonly priority: number;
      readonly timeoutSeconds: number;
      /** Keeps the customer's place when this is not the first task; null for the first. */
      readonly virtualStartTime: Instant | null;
    }
  /** Asks Flex for an agent, by a task of Flex's making. */
  | {
      readonly do: 'inviteAgent';
      readonly keys: TaskKeys;
      readonly channel: Channel;
      readonly source: string;
      readonly customerId: string | null;
      readonly attributes: JsonObject;
      readonly priority: number;
      readonly timeoutSeconds: number;
      readonly virtualStartTime: Instant | null;
      /** The channel that the agent is asked into; null: the Interaction is made, with this conversation. */
      readonly into: FlexChannel | null;
      readonly conversation: NamedConversation;
    }
  /** Whether a transfer's target can take the customer, and by what route. */
  | {
      readonly do: 'checkTransfer';
      readonly to: TransferTarget;
      /** The queue that the sender answered from: where the customer waits when the target does not take them. */
      readonly back: string | null;
      readonly decision: RoutingDecision;
    }
  | { readonly do: 'lookUpTask'; readonly legId: LegId; readonly callSid: CallSid | null }
  | { readonly do: 'searchEventLog'; readonly legId: LegId; readonly since: Instant }
  | {
      readonly do: 'moveToStep';
      readonly taskSid: TaskSid;
      readonly keys: TaskKeys;
      readonly attributes: JsonObject | null;
      readonly priority: number;
      readonly ringMs: number;
      /** When TaskRouter's own net has moved the task on by itself: no write is needed then; null for a re-route. */
      readonly movedByItselfAt: Instant | null;
      readonly deferral: Deferral | null;
    }
  | { readonly do: 'readTask'; readonly taskSid: TaskSid }
  | { readonly do: 'readTaskLog'; readonly taskSid: TaskSid; readonly since: Instant }
  | {
      readonly do: 'endTask';
      readonly taskSid: TaskSid;
      readonly origin: 'plain' | 'interaction' | 'enqueue';
      readonly reason: string;
      readonly terms: EndingTerms;
      /** Only this agent's acceptance counts as accepted; null: anyone's. */
      readonly acceptedBy: AgentSid | null;
      readonly ringMs: number;
      readonly deferral: Deferral | null;
      /** Flex Insights keys, written before the end where it comes before any acceptance. */
      readonly conversations: JsonObject | null;
      /** For a call: what to say before hanging up, or null to hang up. */
      readonly call: {
        readonly callSid: CallSid;
        readonly say: string | null;
        readonly language: string;
        /** They leave a message before it ends. */
        readonly record?: true | undefined;
      } | null;
      /** For a task of a Flex Interaction. */
      readonly flex?: FlexEnding | undefined;
      /** Tried within the workflow task first: fewer events, and nobody waits for it. */
      readonly inTask?: true;
    }
  /** Whatever of an Interaction may still be open is closed: its conversation would swallow the customer's next message. */
  | { readonly do: 'closeChannel'; readonly channel: FlexChannel }
  /** The same where Flex was never asked, or nobody knows with what success: there is no channel that we know of. */
  | { readonly do: 'closeConversation'; readonly conversationSid: ConversationSid }
  | {
      readonly do: 'sayAndHangUp';
      readonly callSid: CallSid;
      /** Null: hang up without a word. */
      readonly text: string | null;
      readonly language: string;
      /** As of `endTask`. */
      readonly record?: true | undefined;
    }
  | {
      readonly do: 'sendMessage';
      readonly externalId: string;
      readonly key: string;
      readonly text: string;
      /** Where Twilio has the conversation: it is said there, not by the backend. */
      readonly conversationSid?: ConversationSid | undefined;
    }
  /** When a call that is not to be made before an instant can be: one of the queues is open then. */
  | { readonly do: 'planCallback'; readonly queues: readonly string[]; readonly notBefore: Instant }
  /** As `sendMessage`, beside the main line: nothing waits for it. */
  | {
      readonly do: 'announce';
      readonly externalId: string;
      readonly key: string;
      readonly text: string;
      readonly conversationSid?: ConversationSid | undefined;
    }
  /** Writes to a customer who is in no conversation with us, once per key. */
  | ({
      readonly do: 'reachOut';
      /** As of Outreach. */
      readonly after: ConversationSid | null;
    } & Outbound)
  | { readonly do: 'readMessages'; readonly conversationSid: ConversationSid }
  /** Tells the agent who has the task, by its attributes. */
  | { readonly do: 'nudgeAgent'; readonly taskSid: TaskSid; readonly since: Instant }
  | { readonly do: 'writeProfile'; readonly taskSid: TaskSid; readonly attributes: JsonObject }
  | { readonly do: 'diagnose'; readonly diagnostic: string; readonly customerId: string }
  /** Who has served the customer last, for their next interaction. */
  | {
      readonly do: 'rememberAgent';
      readonly knownBy: readonly string[];
      readonly agentSid: AgentSid;
      readonly interactionId: InteractionId;
      readonly at: Instant;
    }
  /** The ladder as the policy in force has it. */
  | {
      readonly do: 'planEscalation';
      readonly escalationId: EscalationId;
      readonly ladder: string;
      readonly level: number;
      /** Whom its answer is to be told; missing where an older worker asks. */
      readonly customer?: { readonly channel: Channel; readonly attributes: JsonObject };
      /** Nobody waits for the answer, and it must come: asked again for as long as it takes. */
      readonly patient?: true;
    }
  /** Not an activity: a workflow of its own, which outlives the interaction. */
  | { readonly do: 'startEscalation'; readonly start: EscalationStart }
  | {
      readonly do: 'appendCaseNote';
      readonly key: string;
      readonly interactionId: InteractionId;
      readonly externalId: string | null;
      readonly customerId: string | null;
      readonly at: Instant;
      readonly text: string;
    };

/** Carried out by no activity of the interaction's own (workflows/carry-out.ts). */
type Unaided =
  /** An open escalation hears what the agent noted. A signal. */
  | ({ readonly do: 'passNote'; readonly escalationId: EscalationId } & AgentNoted)
  /** The instant of a clock's mark has come: nothing is done outside, the process only wants to hear of it. */
  | {
      readonly do: 'passMark';
      readonly clock: ClockName;
      readonly round: number;
      readonly mark: MarkName;
    }
  /** The recording of a caller's message was waited for long enough. */
  | { readonly do: 'giveUpRecording' }
  /** The customer's reply was waited for long enough. */
  | { readonly do: 'giveUpReply' }
  /** An interaction of ours begins. A workflow of its own. */
  | { readonly do: 'startOutreach'; readonly start: InteractionStart }
  /** A notification channel is told, once per id as its receiver counts. */
  | {
      readonly do: 'notify';
      readonly pageId: string;
      readonly channel: string;
      readonly message: JsonObject;
    };

export type ActionName = ActionBody['do'];
/** Those that an activity of the same name carries out. */
export type ActivityActionName = Exclude<ActionName, 'startEscalation' | Unaided['do']>;
export type ActionOf<Name extends ActionName> = Extract<ActionBody, { do: Name }>;

/** An action as begun: `id` matches its result. Background actions run beside the one foreground action. */
export type Action = ActionBody & {
  readonly id: string;
  readonly background: boolean;
  readonly begunAt: Instant;
};
