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
  let armed: { readonly instant: number | null; readonly wake: () => void } | null = null;
  const arm = (instant: number, wake: () => void): void => {
    const wait = Math.max(0, instant - Date.now());
    timer = wait > LONGEST_WAIT ? setTimeout(() => arm(instant, wake), LONGEST_WAIT) : setTimeout(ring, wait);
  };
  const ring = (): void => {
    const { wake } = armed!;
    armed = null;
    wake();
  };
  /** Asked for again after everything that is done, mostly for the same instant. */
  const wakeAt = (instant: number | null, wake: () => void): void => {
    if (armed?.instant === instant && armed.wake === wake) return;
    clearTimeout(timer);
    armed = { instant, wake };
    if (instant !== null) arm(instant, wake);
  };
  return { now: () => Date.now(), wakeAt };
}
