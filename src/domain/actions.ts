import type { Channel } from './channel';
import type { CustomerProfile, RoutingDecision } from './decision';
import type { AgentSid, CallSid, InteractionId, LegId, TaskSid } from './ids';
import type { Instant, JsonObject } from './json';
import type { Deferral } from './leg';
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
  /** Whom the route `agent` leads to. */
  readonly agentSid?: AgentSid;
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

/** One thing the process wants done outside. Plain JSON: it is the argument of an activity. */
export type ActionBody =
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
      /** Set for a call: the answer then holds what `<Enqueue>` is to say. */
      readonly enqueueAs: { readonly interactionId: InteractionId; readonly legId: LegId } | null;
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
      } | null;
    }
  | {
      readonly do: 'sayAndHangUp';
      readonly callSid: CallSid;
      /** Null: hang up without a word. */
      readonly text: string | null;
      readonly language: string;
    }
  | { readonly do: 'sendMessage'; readonly externalId: string; readonly key: string; readonly text: string }
  | { readonly do: 'writeProfile'; readonly taskSid: TaskSid; readonly attributes: JsonObject }
  | { readonly do: 'diagnose'; readonly diagnostic: string; readonly customerId: string }
  | {
      readonly do: 'appendCaseNote';
      readonly key: string;
      readonly interactionId: InteractionId;
      readonly externalId: string | null;
      readonly customerId: string | null;
      readonly at: Instant;
      readonly text: string;
    };

export type ActionName = ActionBody['do'];
export type ActionOf<Name extends ActionName> = Extract<ActionBody, { do: Name }>;

/** An action as begun: `id` matches its result. Background actions run beside the one foreground action. */
export type Action = ActionBody & {
  readonly id: string;
  readonly background: boolean;
  readonly begunAt: Instant;
};
