import type { Actor } from './actor';
import type { Instant } from './json';

/** A pause ends by itself after half an hour, unless told; after four hours at the latest: nobody is forgotten in one. */
export const PAUSE_MINUTES = { shortest: 1, longest: 240, unlessTold: 30 } as const;

/** While it lasts nobody of the queue is let in by the pacing. */
export interface ReleasePause {
  readonly queue: string;
  readonly by: Actor;
  readonly reason: string;
  readonly since: Instant;
  readonly until: Instant;
  /** The id of the command that asked for it: the same one asks for one pause. */
  readonly commandId: string;
}
