import type { Interaction } from './api-client';

export type Moment = Interaction['timeline'][number];

export interface Following {
  /** Reads the live state. */
  readonly read: () => Promise<Interaction>;
  /** Resolves when it is time to look again. */
  readonly pause: () => Promise<void>;
  /** Asked of every state; after the first yes nothing more is read. */
  readonly isOver: (state: Interaction) => boolean;
}

/** A moment's instant may still change, when an earlier telling of it arrives; what it says does not. */
const identityOf = ({ what, by, details }: Moment): string => JSON.stringify([what, by.kind, by.id, details]);

/** What has happened, and then what happens, each moment once. Returns the last state read. */
export async function* follow({ read, pause, isOver }: Following): AsyncGenerator<Moment, Interaction> {
  const told = new Set<string>();
  for (;;) {
    const state = await read();
    for (const moment of state.timeline) {
      const identity = identityOf(moment);
      if (told.has(identity)) continue;
      told.add(identity);
      yield moment;
    }
    if (isOver(state)) return state;
    await pause();
  }
}
