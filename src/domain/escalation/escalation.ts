import type { Actor } from '../actor';
import type { CommandAnswer } from '../command-answer';
import type { Instant } from '../json';
import type { Moment } from '../moment';
import type { EscalationAction } from './actions';
import type { Alert } from './alerts';
import type { Comments } from './comments';
import type { AskedLevel, EscalationStatus, Owner, Place } from './asked';
import type { HandedBack } from './handing-back';
import type { EscalationStart } from './start';

/** Who acknowledged. */
export interface Acknowledgement {
  readonly by: Actor;
  /** Whom they stand for, of those who were asked; null: for themselves. */
  readonly as: string | null;
  readonly at: Instant;
}

/** The whole state of an escalation: plain JSON. */
export interface Escalation {
  readonly start: EscalationStart;
  readonly startedAt: Instant;
  readonly status: EscalationStatus;
  readonly place: Place;
  /** The levels that were opened, in order, of long ladders the newest; the last one is being asked once its place is `place`. */
  readonly asked: readonly AskedLevel[];
  readonly owner: Owner;
  readonly acknowledged: Acknowledgement | null;
  /** By when whoever acknowledged must have resolved it; null until that is worked out. */
  readonly resolveBy: Instant | null;
  readonly resolution: {
    readonly by: Actor;
    readonly as: string | null;
    readonly note: string | null;
    /** The customer is not told of it. */
    readonly isQuiet?: true;
  } | null;
  /** Each time that somebody gave it back, the latest ones. Missing where nobody did. */
  readonly handedBack?: readonly HandedBack[];
  /** Whoever had it last gave it back, and nobody has it since. */
  readonly isHandedBack?: true;
  readonly endedAt: Instant | null;
  /** The one thing that is worked out at a time. Pages, news and the note go on beside it. */
  readonly underway: EscalationAction | null;
  readonly actionsBegun: number;
  readonly failures: number;
  readonly retryAt: Instant | null;
  /** Counts what is news to the interaction, and up to where it has been told. */
  readonly version: number;
  readonly told: number;
  readonly telling: boolean;
  /**
   * The interaction that tells the customer; `impossible`: nobody knows where to write to; `theirs`: their own has heard of it;
   * not set: nobody is to be told yet.
   */
  readonly outreach?: 'due' | 'begun' | 'done' | 'impossible' | 'theirs';
  /** The case note of how it ended. */
  readonly note: 'due' | 'begun' | 'done';
  /** What channels keep of it by themselves. Missing, as `episode`, in the state of an older worker. */
  readonly alerts?: readonly Alert[];
  /** How often an acknowledgement came to nothing. */
  readonly episode?: number;
  /** What is said beside the ladder. Missing in the state of an older worker, and where nothing was. */
  readonly comments?: Comments;
  /** Whether receivers are being told what became of it. Missing as `comments`. */
  readonly tellingReceivers?: boolean;
  readonly answers: readonly CommandAnswer[];
  readonly timeline: readonly Moment[];
}
