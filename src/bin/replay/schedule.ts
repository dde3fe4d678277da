import { median } from 'simple-statistics';
import type { LoggedCall } from './call-log';

/** The part of the log that is replayed, from inclusive, to exclusive, in milliseconds of local time. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** A call that will be placed. Instants and durations are milliseconds of the replay's own, faster time. */
export interface PlannedCall {
  readonly logged: LoggedCall;
  /** When the caller asks to be routed, after the replay's beginning. */
  readonly at: number;
  /** How long the caller waits before hanging up; null is unknown, since the log's caller was answered before. */
  readonly patienceMs: number | null;
  /** How long caller and agent talk, should one answer. */
  readonly talkMs: number;
}

export interface Schedule {
  /** Those that ask to be routed, in the order in which they do. */
  readonly placed: readonly PlannedCall[];
  /** Those that never did: they left in the voice menu, or are no calls at all. */
  readonly notPlaced: readonly LoggedCall[];
}

const asksToBeRouted = ({ outcome }: LoggedCall): boolean =>
  outcome === 'served' || outcome === 'abandoned_queue';

const medianOr = (values: readonly number[], otherwise: number): number =>
  values.length === 0 ? otherwise : median([...values]);

/**
 * How long a caller whom the log never saw answered would have talked: as long as the median served call of the same
 * queue in the whole log, else of all queues.
 */
function typicalServiceS(log: readonly LoggedCall[]): (queue: string) => number {
  const served = log.filter(({ outcome }) => outcome === 'served');
  const overall = medianOr(
    served.map(({ serviceS }) => serviceS),
    0,
  );
  const byQueue = new Map<string, number>();
  return (queue) => {
    const known = byQueue.get(queue);
    if (known !== undefined) return known;
    const services = served.filter((call) => call.queue === queue).map(({ serviceS }) => serviceS);
    const typical = medianOr(services, overall);
    byQueue.set(queue, typical);
    return typical;
  };
}

export const callsIn = (log: readonly LoggedCall[], { from, to }: Window): readonly LoggedCall[] =>
  log.filter(({ requestedAt }) => requestedAt >= from && requestedAt < to);

/** When each call of the window is placed, and how its caller behaves, at so many times the log's speed. */
export function planCalls(log: readonly LoggedCall[], window: Window, speed: number): Schedule {
  const typical = typicalServiceS(log);
  const fast = (seconds: number): number => (seconds * 1_000) / speed;
  const calls = callsIn(log, window);
  const placed = calls.filter(asksToBeRouted).map((logged): PlannedCall => {
    const wasServed = logged.outcome === 'served';
    return {
      logged,
      at: (logged.requestedAt - window.from) / speed,
      patienceMs: wasServed ? null : fast(logged.waitS),
      talkMs: fast(wasServed ? logged.serviceS : typical(logged.queue)),
    };
  });
  return {
    placed: placed.sort((a, b) => a.at - b.at),
    notPlaced: calls.filter((call) => !asksToBeRouted(call)),
  };
}
