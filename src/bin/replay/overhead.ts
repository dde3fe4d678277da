import type { CallRecord } from './call-record';
import { medianOf, present } from './statistics';

/**
 * What the simulation and the stack add to every wait: from dialling until the task is made, and from the offer until
 * it is accepted. It takes the same time at every speed, so in the log's time it counts `speed` times as much.
 */
export interface Overhead {
  /** Milliseconds as they passed; null when nobody was served. */
  readonly medianMs: number | null;
  readonly dialToTaskMedianMs: number | null;
  readonly offerToAcceptMedianMs: number | null;
  /** Seconds of the log's time: what every wait is off by. */
  readonly errorS: number | null;
}

const dialToTaskMs = ({ dialledAt, history }: CallRecord): number | null => {
  const createdAt = history.tasks[0]?.createdAt;
  return createdAt === undefined || dialledAt === null ? null : createdAt - dialledAt;
};

const offerToAcceptMs = ({ history }: CallRecord): number | null => {
  const acceptance = history.acceptances[0];
  return acceptance === undefined || acceptance.offeredAt === null
    ? null
    : acceptance.at - acceptance.offeredAt;
};

const bothMs = (record: CallRecord): number | null => {
  const [toTask, toAccept] = [dialToTaskMs(record), offerToAcceptMs(record)];
  return toTask === null || toAccept === null ? null : toTask + toAccept;
};

/** Measured over the calls that were served. */
export function measureOverhead(records: readonly CallRecord[], speed: number): Overhead {
  const medianMs = medianOf(present(records.map(bothMs)));
  return {
    medianMs,
    dialToTaskMedianMs: medianOf(present(records.map(dialToTaskMs))),
    offerToAcceptMedianMs: medianOf(present(records.map(offerToAcceptMs))),
    errorS: medianMs === null ? null : Math.round(medianMs * speed) / 1_000,
  };
}
