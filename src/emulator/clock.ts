/** What time it is, and a way to be woken. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Asks to be woken at an instant, or not at all (null); replaces what was asked before. */
  wakeAt(instant: number | null, wake: () => void): void;
}

/** The longest that a timer can wait. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** The clock on the wall. */
export function systemClock(): EmulatorClock {
  let timer: NodeJS.Timeout | undefined;
  const wakeAt = (instant: number | null, wake: () => void): void => {
    clearTimeout(timer);
    if (instant === null) return;
    const wait = Math.max(0, instant - Date.now());
    timer =
      wait > LONGEST_WAIT ? setTimeout(() => wakeAt(instant, wake), LONGEST_WAIT) : setTimeout(wake, wait);
  };
  return { now: () => Date.now(), wakeAt };
}
