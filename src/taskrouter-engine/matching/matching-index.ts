import type { Instant } from '../instant';
import type { Target } from '../workflows/configuration';
import type { Task } from '../tasks/task';
import type { SortedList } from './sorted-list';

/** A worker who could take one more task of a channel. */
export interface IdleWorker {
  readonly workerSid: string;
  readonly idleSince: Instant;
}

/**
 * Waiting tasks that the same workers may take: same queue, same channel, same target expression, and the same values
 * for everything that the expression reads of the task. Whether a worker may take one is whether it may take any.
 */
export interface WaitingClass {
  readonly key: string;
  readonly queueSid: string;
  readonly taskChannelSid: string;
  readonly target: Target;
  readonly tasks: SortedList<Task>;
}

/**
 * Who waits for whom, so that a match looks neither at every task nor at every worker. Derived from the tables, never
 * saved. The dirty sets hold what changed since the last match; nothing else can have become matchable.
 */
export interface MatchingIndex {
  /** The queues whose TargetWorkers accept the worker. */
  readonly queuesOfWorker: Map<string, ReadonlySet<string>>;
  /** By queue and channel, the longest idle first. */
  readonly idleWorkers: Map<string, SortedList<IdleWorker>>;
  /** Where a worker stands in `idleWorkers`: its entry by queue and channel. */
  readonly placesOfWorker: Map<string, Map<string, IdleWorker>>;
  /** By queue and channel, then by class key. */
  readonly waiting: Map<string, Map<string, WaitingClass>>;
  readonly classOfTask: Map<string, { waitingClass: WaitingClass; task: Task }>;
  readonly dirtyClasses: Set<WaitingClass>;
  readonly dirtyWorkers: Set<string>;
}

export const createMatchingIndex = (): MatchingIndex => ({
  queuesOfWorker: new Map(),
  idleWorkers: new Map(),
  placesOfWorker: new Map(),
  waiting: new Map(),
  classOfTask: new Map(),
  dirtyClasses: new Set(),
  dirtyWorkers: new Set(),
});

/** The key of a queue and a channel together. */
export const laneOf = (queueSid: string, taskChannelSid: string): string => `${queueSid}|${taskChannelSid}`;
