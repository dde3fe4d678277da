/** How a child that dies is restarted. Milliseconds. */
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 10_000;
const WINDOW_MS = 60_000;
const DEATHS_TO_GIVE_UP = 5;

export interface DeathRecord {
  /** Deaths since the child last lived for a minute. */
  readonly streak: number;
  /** When it died, within the last minute. */
  readonly recent: readonly number[];
}

export const NO_DEATHS: DeathRecord = { streak: 0, recent: [] };

export interface Verdict {
  readonly record: DeathRecord;
  /** How long to wait before the next start, or null: five deaths in a minute, stop everything. */
  readonly restartInMs: number | null;
}

/** The delay doubles from death to death, and begins anew once the child has lived for a minute. */
export const afterDeath = (
  before: DeathRecord,
  life: { readonly startedAt: number; readonly diedAt: number },
): Verdict => {
  const streak = life.diedAt - life.startedAt >= WINDOW_MS ? 1 : before.streak + 1;
  const recent = [...before.recent, life.diedAt].filter((at) => at > life.diedAt - WINDOW_MS);
  const delay = Math.min(FIRST_DELAY_MS * 2 ** (streak - 1), LONGEST_DELAY_MS);
  return {
    record: { streak, recent },
    restartInMs: recent.length >= DEATHS_TO_GIVE_UP ? null : delay,
  };
};
