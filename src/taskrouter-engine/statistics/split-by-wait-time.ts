import { invalid } from '../errors';

export interface WaitSplit {
  readonly tasksCanceled: number;
  readonly reservationsAccepted: number;
}

/** By threshold in seconds. A wait as long as the threshold is below it. */
export type SplitByWaitTime = Readonly<
  Record<string, { readonly above: WaitSplit; readonly below: WaitSplit }>
>;

/** Of longer lists the newest count (the API document of SplitByWaitTime). */
const MOST_COUNTED = 10_000;

/** Throws EngineError `invalid` for anything but whole seconds. */
export function splitByWaitTime(
  thresholds: readonly string[],
  waits: { readonly untilAccepted: readonly number[]; readonly untilCanceled: readonly number[] },
): SplitByWaitTime {
  const accepted = waits.untilAccepted.slice(0, MOST_COUNTED);
  const canceled = waits.untilCanceled.slice(0, MOST_COUNTED);
  const splitAt = (threshold: string) => {
    if (!/^\d+$/.test(threshold)) {
      throw invalid('SplitByWaitTime takes whole seconds, separated by commas');
    }
    const isBelow = (wait: number): boolean => wait <= Number(threshold);
    const below = {
      tasksCanceled: canceled.filter(isBelow).length,
      reservationsAccepted: accepted.filter(isBelow).length,
    };
    const above = {
      tasksCanceled: canceled.length - below.tasksCanceled,
      reservationsAccepted: accepted.length - below.reservationsAccepted,
    };
    return [threshold, { above, below }] as const;
  };
  return Object.fromEntries(thresholds.map(splitAt));
}
