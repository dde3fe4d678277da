import type { Actor } from '../actor';
import type { InteractionId } from '../ids';
import type { Instant } from '../json';
import type { LeftAlone, OverrideRefusal, OverrideStart } from './override';
import type { OverrideSource } from './source';

/** One thing an override wants done outside. Plain JSON: it is the argument of the activity of its name. */
export type OverrideActionBody =
  /** Whether source and target are there, and no other override stands in its way; then it is on the board. */
  | { readonly do: 'claimOverride'; readonly start: OverrideStart }
  /** Some of those who wait, the most urgent first; `after` whom the look before this one came to. */
  | {
      readonly do: 'findWaiting';
      readonly from: OverrideSource;
      readonly to: string;
      readonly after: Place | null;
    }
  /** They are led elsewhere. `sweep` makes a repeat harmless. */
  | {
      readonly do: 'divertWaiting';
      readonly overrideId: string;
      readonly found: readonly InteractionId[];
      readonly from: OverrideSource;
      readonly to: string;
      readonly by: Actor;
      readonly reason: string;
      readonly sweep: number;
    }
  /** Whoever comes from now on is led nowhere else. */
  | {
      readonly do: 'settleOverride';
      readonly overrideId: string;
      readonly because: 'expired' | 'ended';
      readonly by: Actor;
      readonly reason: string;
    }
  /** Some of those who still wait there. */
  | { readonly do: 'findDiverted'; readonly overrideId: string; readonly after: Place | null }
  /** They are led back. */
  | {
      readonly do: 'returnDiverted';
      readonly overrideId: string;
      readonly found: readonly InteractionId[];
      readonly by: Actor;
      readonly reason: string;
      readonly sweep: number;
    }
  /** Others may hold for the same source. `left`: who was not led back. */
  | { readonly do: 'releaseOverride'; readonly overrideId: string; readonly left?: Left };

export type OverrideActionName = OverrideActionBody['do'];

export type OverrideAction = OverrideActionBody & { readonly id: string; readonly begunAt: Instant };

export type OverrideActionOf<Name extends OverrideActionName> = Extract<OverrideAction, { do: Name }>;

/** Where somebody stands among those who wait: by priority, then by how long. */
export interface Place {
  readonly priority: number;
  readonly startedAt: Instant;
  readonly interactionId: InteractionId;
}

/** Who still waited there when an override gave up leading them back. */
export interface Left {
  readonly count: number;
  /** Some of them. */
  readonly interactions: readonly InteractionId[];
}

/** What one look came to. */
export interface Found {
  readonly found: readonly InteractionId[];
  /** The last of them, where there are others behind; null: that is all. */
  readonly last: Place | null;
  /** How many there are in all, as lists show them: a moment behind. Missing from an older worker. */
  readonly all?: number;
}

/** What came of giving each of them the command. */
export interface Swept {
  readonly moved: readonly InteractionId[];
  readonly leftAlone: readonly LeftAlone[];
}

/** What each action answers. */
export interface OverrideResults {
  claimOverride: { readonly refusal: OverrideRefusal | null };
  findWaiting: Found;
  divertWaiting: Swept;
  settleOverride: Record<string, never>;
  findDiverted: Found;
  returnDiverted: Swept;
  releaseOverride: Record<string, never>;
}
