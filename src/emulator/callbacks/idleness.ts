/** Promises of a condition. */
export interface Idleness {
  /** To be called whenever the condition may have come to hold. */
  check(): void;
  /** Resolves at once when the condition holds, else when a check finds that it does. */
  reached(): Promise<void>;
}

export function createIdleness(holds: () => boolean): Idleness {
  let waiting: (() => void)[] = [];
  return {
    check: () => {
      if (!holds()) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    reached: () => (holds() ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve))),
  };
}
