import type { ActionBody } from '../actions';
import type { Instant } from '../json';

/** Due at once. */
export const AT_ONCE: Instant = 0;

/** Something the process wants to do, and when. `what` names the deadline to whoever asks. */
export interface Due {
  readonly what: string;
  readonly at: Instant;
  readonly act: ActionBody;
}

/** What a phase wants, in order of precedence: of the things due, the first is done. */
export type Agenda = readonly Due[];

export const latest = (...instants: (Instant | null)[]): Instant =>
  instants.reduce<Instant>((most, instant) => Math.max(most, instant ?? AT_ONCE), AT_ONCE);
