import type { AnswerRight } from './answer-right';
import type { ActionOf } from '../actions';
import type { InteractionId } from '../ids';
import type { Instant, JsonObject } from '../json';
import type { AlertNews } from './alerts';
import type { Place, ResolvedTarget } from './asked';
import type { EscalationReport } from './escalation-view';
import type { LadderTarget, Texts } from './ladder';
import type { MessageLimit } from './message-turns';
import type { ReceiverNews } from './receivers';

/** One thing an escalation wants done outside. Plain JSON. */
export type EscalationActionBody =
  /** Who is there at this place of the ladder, and until when they have. */
  | {
      readonly do: 'openLevel';
      readonly place: Place;
      readonly targets: readonly LadderTarget[];
      readonly texts: Texts;
      /** As a level has them. Missing where an older worker began the escalation. */
      readonly channelTexts?: Readonly<Record<string, Texts>>;
      /** Null at the ladder's end. */
      readonly acknowledgeWithinMs: number | null;
      readonly calendar: JsonObject | null;
      /** Whose owner in the CRM may be asked. Missing where an older worker began the escalation. */
      readonly customerId?: string | null;
    }
  /** The instant after so much time of a calendar. */
  | {
      readonly do: 'countTime';
      readonly calendar: JsonObject | null;
      readonly from: Instant;
      readonly ms: number;
    }
  /** One message to one target. */
  | {
      readonly do: 'page';
      readonly pageId: string;
      readonly channel: string;
      /** What the channel is to keep it under; none: it keeps nothing. */
      readonly alert?: string | null;
      /** Where the channel keeps what it was sent before under that name; missing: nobody knows, or it keeps nothing yet. */
      readonly ref?: JsonObject | null;
      /** Whom in particular, where the channel alone does not say. */
      readonly address?: string | null;
      /**
       * A person's is not sent again when nobody knows whether it came; a system's is, under the same id or alert; a
       * tracker's only by a new action.
       */
      readonly to: 'person' | 'webhook' | 'tracker';
      readonly message: JsonObject;
      /** What a link in the message may be used for; null, or missing in an older history: there is none. */
      readonly right?: AnswerRight | null;
      /** How often the person may be sent any; null, or missing in an older history: always. */
      readonly limit?: { readonly person: string; readonly limit: MessageLimit } | null;
    }
  /** A channel that keeps alerts hears that this one is somebody's, or over. Safe to repeat. */
  | {
      readonly do: 'tellChannel';
      readonly alert: string;
      readonly channel: string;
      readonly news: AlertNews;
      /** Where the channel keeps it, as its answer to the message said. */
      readonly ref: JsonObject | null;
      /** What it is news of, where both are read together. Missing in an older history. */
      readonly message?: JsonObject | null;
      /** Whose it is now. */
      readonly owner: string | null;
      /** Whether those who read it have it, and may resolve it there or hand it back. Missing as `message`. */
      readonly canAnswer?: boolean;
      /** How often an acknowledgement had come to nothing by then: the same news may be true once more. Missing as `message`. */
      readonly episode?: number;
    }
  /** Whoever was asked by a webhook hears that somebody has it, or that it is over. Once. */
  | {
      readonly do: 'tellReceivers';
      /** What they have heard of by then. */
      readonly heard: string;
      readonly news: readonly ReceiverNews[];
    }
  /** What the agent noted is said on an issue. Safe to repeat. */
  | {
      readonly do: 'commentIssue';
      readonly alert: string;
      readonly channel: string;
      /** As of `tellChannel`. */
      readonly ref: JsonObject | null;
      readonly noteId: string;
      readonly text: string;
    }
  /** The interaction hears how it stands. Not an activity: a signal. */
  | {
      readonly do: 'tellInteraction';
      readonly interactionId: InteractionId;
      readonly report: EscalationReport;
    }
  /** The customer is told by an interaction of its own. Not an activity: a workflow of its own. */
  | ActionOf<'startOutreach'>
  | ActionOf<'appendCaseNote'>;

export type EscalationActionName = EscalationActionBody['do'];

export type EscalationAction = EscalationActionBody & {
  readonly id: string;
  readonly background: boolean;
  readonly begunAt: Instant;
};

export type EscalationActionOf<Name extends EscalationActionName> = Extract<EscalationAction, { do: Name }>;

/** What each action answers. */
export interface EscalationResults {
  openLevel: {
    readonly targets: readonly ResolvedTarget[];
    readonly acknowledgeBy: Instant | null;
    /** Why these and not others: who is absent, who covers, what the CRM says. Missing in what an older worker answered. */
    readonly remarks?: readonly string[];
  };
  countTime: { readonly at: Instant };
  page: {
    /** Where the channel keeps the message. */
    readonly ref?: JsonObject | null;
    /** It was not sent: the person has been sent as many as may be, and it is asked again then. */
    readonly putOffUntil?: Instant;
    /** It was sent whatever the person's limit: the records did not say. */
    readonly uncounted?: true;
  };
  tellChannel: Record<string, never>;
  /** Those who did not take it, or of whom nobody knows. */
  tellReceivers: { readonly notTold: readonly { readonly channel: string; readonly why: string }[] };
  commentIssue: Record<string, never>;
  tellInteraction: Record<string, never>;
  startOutreach: Record<string, never>;
  appendCaseNote: Record<string, never>;
}
