import type { Actor } from '../actor';
import type { CommandAnswer } from '../command-answer';
import type { InteractionId } from '../ids';
import type { Instant } from '../json';
import type { Moment } from '../moment';
import type { OverrideAction, Place } from './actions';
import type { OverrideSource } from './source';

/** All that is known of an emergency override when it is asked for: the input of its workflow. */
export interface OverrideStart {
  readonly overrideId: string;
  readonly from: OverrideSource;
  /** The name of a queue. */
  readonly to: string;
  readonly reason: string;
  readonly by: Actor;
  /** When it ends by itself. */
  readonly until: Instant;
}

/**
 * `checking`: whether it may hold is being looked up. `holding`: who waits is led elsewhere, and who comes. `returning`:
 * it is over, and who still waits there is led back. `refused`: it never held.
 */
export const OVERRIDE_STATUSES = ['checking', 'holding', 'returning', 'over', 'refused'] as const;
export type OverrideStatus = (typeof OVERRIDE_STATUSES)[number];

export interface OverrideRefusal {
  readonly type: string;
  readonly message: string;
}

/** Somebody whom the override does not lead elsewhere, or not back, and why: the type of the refusal. */
export interface LeftAlone {
  readonly interactionId: InteractionId;
  readonly because: string;
}

/** The whole state of an override: plain JSON. */
export interface Override {
  readonly start: OverrideStart;
  readonly startedAt: Instant;
  readonly status: OverrideStatus;
  readonly refusal: OverrideRefusal | null;
  /** Why it is over: its time has come, or somebody said so. */
  readonly ending: {
    readonly at: Instant;
    readonly because: 'expired' | 'ended';
    readonly by: Actor;
    readonly reason: string;
  } | null;
  /** The board leads nobody elsewhere for it any more. */
  readonly isSettled: boolean;
  readonly endedAt: Instant | null;
  /** Who waited and was led elsewhere; who came meanwhile is not counted. */
  readonly moved: number;
  readonly returned: number;
  /** How many still waited there when it gave up leading them back; `leftAlone` names some. Missing: nobody. */
  readonly notReturned?: number;
  /** As of the last look, bounded. */
  readonly leftAlone: readonly LeftAlone[];
  /** Those who were found, and are to be given the command. */
  readonly found: readonly InteractionId[];
  /** Whom the look that is going on came to; null: it begins anew. */
  readonly lookedUpTo: Place | null;
  /** Sweeps that are done. One that failed is repeated under its own number. */
  readonly sweeps: number;
  readonly nextSweepAt: Instant;
  readonly underway: OverrideAction | null;
  readonly actionsBegun: number;
  readonly failures: number;
  readonly retryAt: Instant | null;
  readonly answers: readonly CommandAnswer[];
  readonly timeline: readonly Moment[];
}
