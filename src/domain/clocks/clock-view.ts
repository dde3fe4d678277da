import type { ClockName, Pause } from './plan';

/** A clock as the live state shows it. Instants are ISO 8601, UTC. */
export interface ClockView {
  readonly clock: ClockName;
  readonly status: 'running' | 'paused' | 'met' | 'over';
  readonly startedAt: string;
  readonly withinMs: number;
  readonly calendar: string | null;
  readonly pausedBecause: Pause | null;
  /** Null while it stands. */
  readonly dueAt: string | null;
  /** What is left of its time as it counts; 0 once that has passed. */
  readonly leftMs: number;
  readonly warnedAt: string | null;
  readonly breachedAt: string | null;
  readonly endedAt: string | null;
}
