/** Whole seconds; all 0 where nothing was measured. */
export interface Durations {
  readonly avg: number;
  readonly min: number;
  readonly max: number;
  readonly total: number;
}

/** The average is rounded down, as every duration is. */
export function durationsOf(seconds: readonly number[]): Durations {
  let [total, min, max] = [0, Infinity, 0];
  for (const one of seconds) {
    total += one;
    min = Math.min(min, one);
    max = Math.max(max, one);
  }
  return seconds.length === 0
    ? { avg: 0, min: 0, max: 0, total: 0 }
    : { avg: Math.floor(total / seconds.length), min, max, total };
}
