import type { AfterHours, ClosedStep } from './after-hours';
import type { CallbackRules } from './callback';
import type { RingClass } from './channel';
import type { JsonObject } from './json';
import type { KnownAgent } from './known-agent';
import type { ParkingRules } from './parking';
import type { ClockName } from './clocks/plan';
import type { SilenceRule } from './silence';
import type { TransferRules } from './transfer';

/** One rung of a leg's route: a queue, who in it is eligible, and how long they have. */
export interface RouteStep {
  /** Counted from 1. */
  readonly step: number;
  /** The queue's name; the same in the policy and in TaskRouter. */
  readonly queue: string;
  /** A TaskRouter target expression over `task.` and `worker.`, or null when everyone in the queue is eligible. */
  readonly eligible: string | null;
  readonly acceptWithinMs: number;
  /** D(k): the step ends at the task's creation plus this much, whatever happened in between. */
  readonly deadlineMs: number;
  /** The route by which TaskRouter's filters know the step, where it is not the decision's. */
  readonly route?: string | undefined;
  /** The number by which they know it, where steps before it were left out: then no filter holds the rest of them. */
  readonly planStep?: number | undefined;
}

/** What happens when the last step has passed: nothing ends in silence. */
export interface RouteEnding {
  /**
   * `callback`: a caller is told so, the call ends, and they are called back. `voicemail`: they leave a message. `email`: they
   * are told so, and it goes on as an e-mail.
   */
  readonly kind: 'message' | 'callback' | 'voicemail' | 'email';
  /** In the customer's language where the policy has it. */
  readonly text: string;
}

/** Something about an interaction's data that was wrong and was replaced, so that the customer was still routed. */
export interface QualityDefect {
  readonly attribute: string;
  /** Stable, e.g. `missing`, `not_allowed`, `wrong_type`, `crm_unavailable`. */
  readonly problem: string;
  /** The value used instead, when there is one. */
  readonly used: string | number | boolean | null;
  /** Who sent it: the interaction's `source`, or the system that failed to answer. */
  readonly source: string;
}

/** Why a request goes where it goes; written once, snapshotted in the interaction, shown to whoever asks. */
export interface RoutingDecision {
  readonly policyVersion: string;
  readonly route: string;
  readonly ringClass: RingClass;
  readonly ringMs: number;
  readonly priority: number;
  /** One sentence per thing that raised or set the priority. */
  readonly priorityReasons: readonly string[];
  readonly steps: readonly RouteStep[];
  readonly ending: RouteEnding;
  /** Routes that stood before the chosen one, and the condition that did not hold. */
  readonly passedOver: readonly { readonly route: string; readonly because: string }[];
  /** What to look up for the agent when the interaction is accepted (a diagnostic's name), or null. */
  readonly diagnostics: string | null;
  /** What transfers may do; absent in decisions of before there were any. */
  readonly transferRules?: TransferRules | undefined;
  /** How it waits for its customer; absent as above. */
  readonly parking?: ParkingRules | undefined;
  /** The clocks that were chosen, and by what; absent where there are none. */
  readonly clocks?: readonly ChosenClock[] | undefined;
  /** Of the interaction's channel; null or absent: agents may be silent. */
  readonly silence?: SilenceRule | null | undefined;
  /** How customers are called back; absent in decisions of before they were. */
  readonly callbacks?: CallbackRules | undefined;
  /** Steps that were left out, because their queues were closed; absent: none. */
  readonly closedSteps?: readonly ClosedStep[] | undefined;
  /** Set where all queues were closed, and none elsewhere was open: the steps are those of the opening. */
  readonly afterHours?: AfterHours | undefined;
  /** Who is asked before the steps because they know the customer; absent where the route asks nobody. */
  readonly knownAgent?: KnownAgent | undefined;
  /** Some route of the policy asks known agents: who serves this customer is remembered. */
  readonly remembersAgents?: true | undefined;
  /** Set where an emergency override leads it elsewhere; the first step is that. */
  readonly diversion?: Diversion | undefined;
}

/** One customer's part in an emergency override. */
export interface Diversion {
  readonly overrideId: string;
  /** The queue in which they would wait without it. */
  readonly from: string;
  readonly to: string;
  /** What was left of the route they were on, from the step that was diverted: where they go when it is over. */
  readonly back: RoutingDecision;
}

/** Why a clock has the target that it has. */
export interface ChosenClock {
  readonly clock: ClockName;
  readonly withinMs: number;
  readonly calendar: string | null;
  /** The condition that held; null: it holds for everybody. */
  readonly because: string | null;
}

/** What the policy makes of the attributes that came in. */
export interface RoutedAttributes {
  /** Normalised: aliases resolved, defaults filled in, the customer's profile merged. */
  readonly attributes: JsonObject;
  readonly defects: readonly QualityDefect[];
  readonly decision: RoutingDecision;
}

/** What the CRM knows of the customer and routing may use. */
export interface CustomerProfile {
  readonly tier: string | null;
  readonly arrBand: string | null;
  readonly language: string | null;
  /** Missing in what an older worker read. */
  readonly email?: string | null;
  readonly accountName: string | null;
  readonly priorCases: readonly { readonly id: string; readonly subject: string; readonly status: string }[];
}
