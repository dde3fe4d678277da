import { EngineError } from '../taskrouter-engine';

/** What an event leads to in the engine: an observer must not call it, so it is done once the operation is over. */
export interface FollowUps {
  readonly add: (work: () => void) => void;
  /** Does everything that is to be done, and what follows from that. What TaskRouter refuses has been overtaken. */
  readonly run: () => void;
}

export function createFollowUps(): FollowUps {
  const waiting: (() => void)[] = [];
  return {
    add: (work) => void waiting.push(work),
    run: () => {
      for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
        try {
          work();
        } catch (error) {
          if (!(error instanceof EngineError)) throw error;
        }
      }
    },
  };
}
