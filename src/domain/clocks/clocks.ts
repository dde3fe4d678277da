import type { Instant } from '../json';
import type { ClockName, Pause, ServicePlan } from './plan';

/** One clock of an interaction. Its instants are counted in its calendar's time, and stored. */
export interface Clock {
  readonly clock: ClockName;
  /** From 1: `next_response` begins anew with each question. */
  readonly round: number;
  readonly startedAt: Instant;
  /** What was counted before `since`. */
  readonly usedMs: number;
  /** Since when it runs; null: it stands, or is over. */
  readonly since: Instant | null;
  readonly paused: { readonly because: Pause; readonly at: Instant } | null;
  /** While it runs, and the mark is not passed. */
  readonly warnsAt: Instant | null;
  /** While it runs, and the last one known after that. */
  readonly dueAt: Instant | null;
  readonly warnedAt: Instant | null;
  readonly breachedAt: Instant | null;
  /** Set once it is over: met, or with the interaction. */
  readonly end: { readonly at: Instant; readonly met: boolean } | null;
}

/** Something that the customer is still to be told. */
export interface Update {
  /** Once per key. */
  readonly key: string;
  readonly text: string;
  readonly at: Instant;
  /** It is said only while this lasts: they wait for their first agent, or this round of a clock is not over. */
  readonly about: 'waiting' | { readonly clock: ClockName; readonly round: number };
}

/** What was promised an interaction's customer, and how it stands. */
export interface Service {
  readonly plan: ServicePlan;
  readonly clocks: readonly Clock[];
  /** Of any clock, in any round. */
  readonly breaches: number;
  readonly updates: readonly Update[];
}
