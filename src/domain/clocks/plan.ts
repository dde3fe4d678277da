import type { Openings } from './openings';

/*
 * What a policy promises one customer, as it stood when they were routed: how long things may take, what is done when
 * they take longer, and what the customer is told meanwhile. Plain JSON.
 */

export const CLOCKS = ['first_response', 'next_response', 'resolution'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** What a clock may stand still for: the customer is to write, or somebody outside the queues is asked. */
export const PAUSES = ['customer', 'engineering'] as const;
export type Pause = (typeof PAUSES)[number];

export const MARKS = ['warning', 'breach'] as const;
export type MarkName = (typeof MARKS)[number];

/** What is done when a clock passes one of its marks. */
export interface MarkActions {
  /** Points; 0: it stays. */
  readonly raisePriority: number;
  /** Who waits goes on to the route's next step at once. */
  readonly nextStep: boolean;
  /** The ladder that is begun. */
  readonly escalate: string | null;
  /** The notification channel that is told. */
  readonly notify: string | null;
  /** What the customer is told, in their language. */
  readonly tell: string | null;
}

export interface ClockPlan {
  readonly clock: ClockName;
  readonly withinMs: number;
  /** In whose open hours the time counts, one of the plan's `hours`; null: all time. */
  readonly calendar: string | null;
  readonly pauses: readonly Pause[];
  /** `afterMs` of counted time. */
  readonly warning: (MarkActions & { readonly afterMs: number }) | null;
  readonly breach: MarkActions;
}

export interface ServicePlan {
  readonly clocks: readonly ClockPlan[];
  readonly hours: Readonly<Record<string, Openings>>;
  /** What a customer is told who waits for their first agent. */
  readonly whileWaiting: readonly { readonly afterMs: number; readonly text: string }[];
  /** In whose open hours this channel's customers may be written to, one of `hours`; null: at any time. */
  readonly quiet: string | null;
}
