import type { Actor } from '../actor';
import type { TimelineEntry } from '../timeline-entry';
import type { LeftAlone, OverrideRefusal, OverrideStatus } from './override';
import type { OverrideSource } from './source';

/** What lists show of an override. Instants are ISO 8601, UTC. */
export interface OverrideSummary {
  readonly overrideId: string;
  readonly from: OverrideSource;
  /** The name of a queue. */
  readonly to: string;
  readonly reason: string;
  readonly by: Actor;
  readonly until: string;
  readonly status: OverrideStatus;
  readonly moved: number;
  readonly returned: number;
  /** How many it could not lead back. Missing: nobody, or it is not over yet. */
  readonly notReturned?: number | undefined;
}

/** The live state of an override. */
export interface OverrideView extends OverrideSummary {
  readonly startedAt: string;
  readonly refusal: OverrideRefusal | null;
  readonly ending: {
    readonly at: string;
    readonly because: 'expired' | 'ended';
    readonly by: Actor;
    readonly reason: string;
  } | null;
  readonly endedAt: string | null;
  /** Who was not led elsewhere, or not back, when it was last looked at, and why. */
  readonly leftAlone: readonly LeftAlone[];
  readonly deadlines: readonly { readonly what: string; readonly dueAt: string }[];
  readonly timeline: readonly TimelineEntry[];
}
