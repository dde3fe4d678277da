import type { Delivery } from './delivery';

/** Deliveries by lane: in each lane one after the other, the lanes in order of their first waiting delivery. */
export interface Lanes {
  add(delivery: Delivery): void;
  /** The next delivery of a lane where none is under way; it counts as under way from here on. */
  start(): Delivery | undefined;
  /** It is no longer under way, and gone. */
  finish(delivery: Delivery): void;
  /** It is no longer under way, and again the first of its lane. */
  giveBack(delivery: Delivery): void;
  underWay(): number;
  isEmpty(): boolean;
  /** Queued and under way. */
  all(): Delivery[];
}

export function createLanes(): Lanes {
  const lanes = new Map<string, Delivery[]>();
  const ready: string[] = [];
  let started = 0;
  return {
    add: (delivery) => {
      const lane = lanes.get(delivery.lane);
      if (lane !== undefined) return void lane.push(delivery);
      lanes.set(delivery.lane, [delivery]);
      ready.push(delivery.lane);
    },
    start: () => {
      const lane = ready.shift();
      if (lane === undefined) return undefined;
      started += 1;
      return lanes.get(lane)![0];
    },
    finish: ({ lane }) => {
      started -= 1;
      const queue = lanes.get(lane)!;
      queue.shift();
      if (queue.length === 0) lanes.delete(lane);
      else ready.push(lane);
    },
    giveBack: ({ lane }) => {
      started -= 1;
      ready.push(lane);
    },
    underWay: () => started,
    isEmpty: () => lanes.size === 0,
    all: () => [...lanes.values()].flat(),
  };
}
