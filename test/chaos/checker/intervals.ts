export interface Interval {
  readonly from: number;
  readonly to: number | null;
}

/** How much of the time between two instants is covered by at least one of the intervals. */
export function covered(intervals: readonly Interval[], from: number, to: number): number {
  const inside = intervals
    .map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to ?? to, to) }))
    .filter((interval) => interval.to > interval.from)
    .sort((a, b) => a.from - b.from);
  let [sum, until] = [0, from];
  for (const interval of inside) {
    sum += Math.max(0, interval.to - Math.max(interval.from, until));
    until = Math.max(until, interval.to);
  }
  return sum;
}
