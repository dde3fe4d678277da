import type { Instant } from './json';

/** An interaction that waits with nobody, and without a task, until its queue opens. */
export interface Held {
  readonly queue: string;
  readonly since: Instant;
  /** It goes on then, whatever calendars say by that time. */
  readonly until: Instant;
  /**
   * Set where those who wait are let in by and by: from `until` on it waits for its turn, and goes on then in any case.
   */
  readonly releaseBy?: Instant | undefined;
}
