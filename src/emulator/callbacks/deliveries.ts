import type { Delivery, Outcome } from './delivery';
import { createIdleness } from './idleness';
import { createLanes } from './lanes';

/** Requests to the application that are queued or under way. Nothing here keeps whoever adds one waiting. */
export interface Deliveries {
  add(delivery: Delivery): void;
  /** Queued and under way, in order of each lane. */
  pending(): Delivery[];
  isPaused(): boolean;
  resume(): void;
  /** Resolves when nothing is under way, and nothing queued but what is paused. */
  idle(): Promise<void>;
  /** Starts nothing more, and resolves when nothing is under way. What was under way is pending again. */
  close(): Promise<void>;
}

interface DeliveryOptions {
  readonly paused: boolean;
  /** Makes a delivery. Must not reject. */
  readonly attempt: (delivery: Delivery) => Promise<Outcome>;
  /** Told of the answer; may add deliveries. Not told any more once closed. */
  readonly onOutcome: (delivery: Delivery, outcome: Outcome) => void;
}

/** How many deliveries are under way at most. */
const CONCURRENT = 8;

/** Delivers in the order of the lanes, eight at once. */
export function createDeliveries({ paused, attempt, onOutcome }: DeliveryOptions): Deliveries {
  const lanes = createLanes();
  const halt = { paused, closed: false };
  const isHalted = (): boolean => halt.paused || halt.closed;
  const idleness = createIdleness(() => lanes.underWay() === 0 && (isHalted() || lanes.isEmpty()));

  const startWhatCan = (): void => {
    while (!isHalted() && lanes.underWay() < CONCURRENT) {
      const delivery = lanes.start();
      if (delivery === undefined) break;
      void attempt(delivery).then((outcome) => finish(delivery, outcome));
    }
    idleness.check();
  };

  const finish = (delivery: Delivery, outcome: Outcome): void => {
    if (halt.closed) {
      lanes.giveBack(delivery);
    } else {
      lanes.finish(delivery);
      onOutcome(delivery, outcome);
    }
    startWhatCan();
  };

  return {
    add: (delivery) => {
      lanes.add(delivery);
      startWhatCan();
    },
    pending: () => lanes.all(),
    isPaused: () => halt.paused,
    resume: () => {
      halt.paused = false;
      startWhatCan();
    },
    idle: () => idleness.reached(),
    close: () => {
      halt.closed = true;
      return idleness.reached();
    },
  };
}
