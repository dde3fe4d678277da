import type { Outcome } from '../../domain/interaction-view';
import { answerWaitMs, vainWaitMs, type CallRecord } from './call-record';
import { LOGGED_OUTCOMES, type LoggedCall, type LoggedOutcome } from './call-log';
import { checkConservation, type Conservation } from './conservation';
import { printLocalTime } from './local-time';
import { measureOverhead, type Overhead } from './overhead';
import type { ReplayPlan } from './read-input';
import { present, waitsOf, type Waits } from './statistics';

/** What became of the calls of one queue, in the log and here. Waits are seconds of the log's time. */
export interface QueueResult {
  readonly queue: string;
  readonly inLog: { readonly calls: number } & Readonly<Record<LoggedOutcome, number>> & {
      readonly waitsOfServed: Waits | null;
    };
  /** Calls that asked to be routed, and so were placed. */
  readonly offered: number;
  readonly served: number;
  readonly abandoned: number;
  /** Every other outcome that occurred, and `none` for calls without one. */
  readonly others: Readonly<Record<string, number>>;
  readonly waitsOfServed: Waits | null;
  readonly waitsOfAbandoned: Waits | null;
}

/** One replay, whole: what `--json` writes. */
export interface ReplayResult {
  readonly log: string;
  readonly availability: string;
  readonly from: string;
  readonly to: string;
  readonly speed: number;
  /** The copy that routed, with its durations divided. */
  readonly policyVersion: string;
  readonly agents: number;
  readonly tookMs: number;
  readonly queues: readonly QueueResult[];
  readonly total: QueueResult;
  readonly overhead: Overhead;
  /** Offers that rang until their time was over, because the simulated agent was too late. */
  readonly missedOffers: number;
  /** By how much the latest call was placed after its time. */
  readonly latestCallMs: number;
  readonly conservation: Conservation;
  /** What went wrong beside the calls themselves. */
  readonly troubles: readonly string[];
  /** It was broken off before its end. */
  readonly brokenOff: boolean;
}

export interface ReplayRun {
  readonly records: readonly CallRecord[];
  readonly tookMs: number;
  readonly troubles: readonly string[];
  readonly brokenOff: boolean;
}

const outcomeOf = ({ interaction }: CallRecord): Outcome | 'none' => interaction?.outcome ?? 'none';

const countBy = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

function inLog(calls: readonly LoggedCall[]): QueueResult['inLog'] {
  const count = (wanted: LoggedOutcome): number => calls.filter(({ outcome }) => outcome === wanted).length;
  const [served, abandonedQueue, abandonedVru, phantom] = LOGGED_OUTCOMES;
  return {
    calls: calls.length,
    [served]: count(served),
    [abandonedQueue]: count(abandonedQueue),
    [abandonedVru]: count(abandonedVru),
    [phantom]: count(phantom),
    waitsOfServed: waitsOf(calls.filter(({ outcome }) => outcome === served).map(({ waitS }) => waitS)),
  };
}

function resultOf(
  queue: string,
  notPlaced: readonly LoggedCall[],
  records: readonly CallRecord[],
  speed: number,
): QueueResult {
  const { resolved = 0, abandoned = 0, ...others } = countBy(records.map(outcomeOf));
  const seconds = (waits: readonly (number | null)[]) => present(waits).map((ms) => (ms * speed) / 1_000);
  return {
    queue,
    inLog: inLog([...notPlaced, ...records.map(({ planned }) => planned.logged)]),
    offered: records.length,
    served: resolved,
    abandoned,
    others,
    waitsOfServed: waitsOf(seconds(records.map(answerWaitMs))),
    waitsOfAbandoned: waitsOf(seconds(records.map(vainWaitMs))),
  };
}

const queueOf = ({ planned }: CallRecord): string => planned.logged.queue;

/** Sums up what was seen. */
export function resultsOf(
  { files, window, speed, schedule, timetables, policy }: ReplayPlan,
  { records, tookMs, troubles, brokenOff }: ReplayRun,
): ReplayResult {
  const { notPlaced } = schedule;
  const queues = [...new Set([...records.map(queueOf), ...notPlaced.map(({ queue }) => queue)])].sort();
  const lateness = records.flatMap(({ dialledAt, dueAt }) => (dialledAt === null ? [] : [dialledAt - dueAt]));
  return {
    ...files,
    from: printLocalTime(window.from),
    to: printLocalTime(window.to),
    speed,
    policyVersion: policy.faster.version,
    agents: timetables.length,
    tookMs,
    queues: queues.map((queue) =>
      resultOf(
        queue,
        notPlaced.filter((call) => call.queue === queue),
        records.filter((record) => queueOf(record) === queue),
        speed,
      ),
    ),
    total: resultOf('all', notPlaced, records, speed),
    overhead: measureOverhead(records, speed),
    missedOffers: records.reduce((sum, { history }) => sum + history.missedOffers, 0),
    latestCallMs: Math.max(0, ...lateness),
    conservation: checkConservation(records),
    troubles,
    brokenOff,
  };
}
