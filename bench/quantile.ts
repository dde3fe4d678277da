/** The nearest rank; NaN of nothing. */
export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);
