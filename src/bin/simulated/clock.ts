import { setTimeout as wait } from 'node:timers/promises';

/** Time as simulated people know it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves at an instant with true, or with false as soon as the signal is aborted. Never rejects. */
  until(instant: number, signal: AbortSignal): Promise<boolean>;
}

export const systemClock: Clock = {
  now: Date.now,
  until: (instant, signal) => wait(Math.max(0, instant - Date.now()), true, { signal }).catch(() => false),
};
