import type { Delivery } from './delivery';

/** Deliveries that a fault keeps back for a while. */
export interface HeldDeliveries {
  /** Until an instant, in milliseconds since the epoch; with `forNext` at the latest until then. */
  hold(delivery: Delivery, until: number, options: { readonly forNext: boolean }): void;
  /** Those of this lane that waited for another one to go first. */
  takeAfter(lane: string): Delivery[];
  /** Those whose time is over. */
  takeDue(now: number): Delivery[];
  nextDueAt(): number | null;
  all(): Delivery[];
}

interface Held {
  readonly delivery: Delivery;
  readonly until: number;
  readonly forNext: boolean;
}

export function createHeldDeliveries(): HeldDeliveries {
  let held: Held[] = [];
  const take = (isTaken: (one: Held) => boolean): Delivery[] => {
    const taken = held.filter(isTaken).sort((one, other) => one.until - other.until);
    held = held.filter((one) => !isTaken(one));
    return taken.map(({ delivery }) => delivery);
  };
  return {
    hold: (delivery, until, { forNext }) => void held.push({ delivery, until, forNext }),
    takeAfter: (lane) => take(({ delivery, forNext }) => forNext && delivery.lane === lane),
    takeDue: (now) => take(({ until }) => until <= now),
    nextDueAt: () => (held.length === 0 ? null : Math.min(...held.map(({ until }) => until))),
    all: () => held.map(({ delivery }) => delivery),
  };
}
