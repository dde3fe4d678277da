import type { Channel } from '../../domain/channel';
import type { ClockName, MarkActions, Pause } from '../../domain/clocks/plan';
import type { Condition } from '../policy';
import type { Left } from './schema';

/** A text for some channels, or null for all that are written in, per language in the policy's order. */
export interface TextRule {
  readonly channels: readonly Channel[] | null;
  readonly texts: Readonly<Record<string, string>>;
}

export type MarkRule = Omit<MarkActions, 'tell'> & { readonly tell: readonly TextRule[] };

export interface TargetRule {
  /** Null: for everybody. */
  readonly when: Condition | null;
  readonly withinMs: number;
  readonly calendar: string | null;
}

export interface ClockRule {
  readonly clock: ClockName;
  /** In order: the first whose condition holds is taken; none: there is no such clock. */
  readonly targets: readonly TargetRule[];
  readonly pauses: readonly Pause[];
  readonly warning: (MarkRule & { readonly left: Left }) | null;
  readonly breach: MarkRule;
}

/** What a policy promises customers. */
export interface ServiceRules {
  readonly clocks: readonly ClockRule[];
  readonly whileWaiting: readonly (TextRule & { readonly afterMs: number })[];
  /** When customers of these channels may be written to unasked; null: at any time. */
  readonly onlyWithin: { readonly calendar: string; readonly channels: readonly Channel[] } | null;
}
