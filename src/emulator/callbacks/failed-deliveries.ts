import type { Delivery } from './delivery';

/** A delivery that nobody answered with 2xx. It is not made again. */
export interface FailedDelivery {
  readonly delivery: Delivery;
  readonly failedAt: number;
  /** The status that was answered, or null when no answer came. */
  readonly status: number | null;
  readonly reason: string;
}

/** The last ones. */
export interface FailedDeliveries {
  add(failed: FailedDelivery): void;
  all(): readonly FailedDelivery[];
}

const KEPT = 1_000;

export function createFailedDeliveries(): FailedDeliveries {
  const failed: FailedDelivery[] = [];
  return {
    add: (one) => {
      failed.push(one);
      if (failed.length > KEPT) failed.shift();
    },
    all: () => failed,
  };
}
