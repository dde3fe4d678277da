import type { Action, ActionName } from './actions';
import type { Command } from './commands';
import type { ConversationEvent } from './conversation';
import type { CustomerProfile, QualityDefect, RoutedAttributes, RoutingDecision } from './decision';
import type { EscalationReport } from './escalation/escalation-view';
import type { Ladder } from './escalation/ladder';
import type { OutsideFailureType, RefusalType } from './failure-types';
import type { AgentSid } from './ids';
import type { EnqueuePlan } from './interaction';
import type { Instant, JsonObject } from './json';
import type { Deferral } from './leg';
import type { AnswerWords, Reached } from './outreach';
import type { CallEvent, RoutingEvent } from './routing-event';
import type { DivertedRoute } from './overrides/diversion';
import type { ServicePlan } from './clocks/plan';
import type { TaskReading } from './task-reading';

/** What each action's activity answers. */
export interface ActionResults {
  readNewTask: { readonly reading: TaskReading; readonly attributes: JsonObject };
  /** `profile` null: the CRM does not know the customer. `fallback`: it did not answer in time, or not sensibly. */
  enrich: { readonly profile: CustomerProfile | null; readonly fallback: string | null };
  enrichLate: { readonly profile: CustomerProfile | null };
  /** `service` is not set where the policy promises nothing. */
  decideRoute: RoutedAttributes & {
    readonly enqueue: EnqueuePlan | null;
    readonly service?: ServicePlan;
    /** Where an emergency override leads the customer at once; not set: nowhere else. */
    readonly diverted?: DivertedRoute;
  };
  checkTransfer:
    | { readonly refusal: { readonly type: RefusalType; readonly message: string } }
    | {
        readonly refusal: null;
        readonly decision: RoutingDecision;
        readonly agentSid: AgentSid | null;
      };
  inviteAgent: { readonly reading: TaskReading; readonly defects: readonly QualityDefect[] };
  createTask: {
    readonly reading: TaskReading;
    readonly defects: readonly QualityDefect[];
    /**
     * The leg that this task takes over from may be ended within the workflow task. It stands in the history, so runs of
     * before go on as they began; every answer has it since.
     */
    readonly releasesInTask?: true;
  };
  lookUpTask: { readonly found: readonly TaskReading[] };
  searchEventLog: { readonly found: readonly TaskReading[] };
  moveToStep: {
    /** `beyond`: TaskRouter had moved the task by itself. `nothing`: accepted, or over. */
    readonly did: 'moved' | 'beyond' | 'deferred' | 'nothing';
    readonly reading: TaskReading;
    readonly deferral: Deferral | null;
  };
  readTask: { readonly reading: TaskReading };
  readTaskLog: { readonly events: readonly RoutingEvent[] };
  endTask: {
    readonly did: 'ended' | 'wrapped' | 'deferred' | 'left';
    readonly reading: TaskReading;
    readonly deferral: Deferral | null;
    /** The customer was told before: the caller before hanging up, the other before their conversation closed. */
    readonly said: boolean;
    /** The caller was asked to leave a message. */
    readonly recording?: true;
    /** The Interaction's channel was closed with it. */
    readonly channelClosed?: boolean | undefined;
  };
  closeChannel: Record<string, never>;
  closeConversation: Record<string, never>;
  sayAndHangUp: { readonly said: boolean; readonly recording?: true };
  sendMessage: Record<string, never>;
  announce: Record<string, never>;
  reachOut: Reached;
  planCallback: { readonly queue: string; readonly at: Instant };
  readMessages: { readonly events: readonly ConversationEvent[] };
  nudgeAgent: Record<string, never>;
  writeProfile: Record<string, never>;
  diagnose: { readonly summary: string | null; readonly findings: readonly string[] };
  appendCaseNote: Record<string, never>;
  rememberAgent: Record<string, never>;
  planEscalation:
    | { readonly refusal: { readonly type: RefusalType; readonly message: string } }
    | {
        readonly refusal: null;
        readonly ladder: Ladder;
        /** What the customer is told once it is resolved; not set: nothing. */
        readonly answer?: AnswerWords;
      };
  startEscalation: Record<string, never>;
  passMark: Record<string, never>;
  passNote: Record<string, never>;
  giveUpRecording: Record<string, never>;
  giveUpReply: Record<string, never>;
  startOutreach: Record<string, never>;
  notify: Record<string, never>;
}

export type ResultFact = {
  [Name in ActionName]: {
    readonly kind: 'done';
    readonly do: Name;
    readonly action: Extract<Action, { do: Name }>;
    readonly result: ActionResults[Name];
  };
}[ActionName];

export type DoneFact<Name extends ActionName> = Extract<ResultFact, { do: Name }> & {
  readonly receivedAt: Instant;
};

export interface FailedFact {
  readonly kind: 'failed';
  readonly action: Action;
  readonly failure: OutsideFailureType;
  readonly message: string;
  readonly retryAfterMs: number | null;
}

export type FactBody =
  | { readonly kind: 'routing'; readonly event: RoutingEvent }
  | { readonly kind: 'call'; readonly event: CallEvent }
  | { readonly kind: 'conversation'; readonly event: ConversationEvent }
  | {
      readonly kind: 'command';
      readonly commandId: string;
      /** Of the body it came in with, so that another one under the same id is noticed. */
      readonly bodyHash: string;
      readonly command: Command;
    }
  /** An auditor has seen something else than we know: what is known of the tasks is to be read again. */
  | { readonly kind: 'doubted' }
  /** It is its turn: those who waited for an opening are let in by and by. */
  | { readonly kind: 'released' }
  /** What one of its escalations tells of itself. */
  | { readonly kind: 'escalation'; readonly report: EscalationReport }
  | { readonly kind: 'begun'; readonly action: Action }
  | ResultFact
  | FailedFact
  /** Something that could not be read or folded: kept aside with its reason, so that the rest goes on. */
  | {
      readonly kind: 'parked';
      readonly what: string;
      readonly reason: string;
      /** Set for a command: whoever sent it waits for an answer. */
      readonly asked?: { readonly commandId: string; readonly bodyHash: string };
    };

/** Something that has happened. `receivedAt` is the process's own time; `at` inside is the teller's. */
export type Fact = FactBody & { readonly receivedAt: Instant };
