import { mean, median, quantile } from 'simple-statistics';

/** Seconds of the log's time. */
export interface Waits {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
  readonly mean: number;
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Null when nobody waited. */
export function waitsOf(seconds: readonly number[]): Waits | null {
  if (seconds.length === 0) return null;
  const all = [...seconds];
  return {
    count: all.length,
    median: tenths(median(all)),
    p90: tenths(quantile(all, 0.9)),
    mean: tenths(mean(all)),
  };
}

export const medianOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : median([...values]);

/** Values that are there. */
export const present = <Value>(values: readonly (Value | null)[]): readonly Value[] =>
  values.filter((value): value is Value & {} => value !== null);
