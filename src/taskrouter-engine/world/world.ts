import type { Activity } from '../activities/activity';
import type { Emission, EngineEvent } from '../events/event';
import type { Instant } from '../instant';
import { createMatchingIndex, type MatchingIndex } from '../matching/matching-index';
import type { Reservation } from '../reservations/reservation';
import type { TaskChannel } from '../task-channels/task-channel';
import type { TaskQueue } from '../task-queues/task-queue';
import type { Task } from '../tasks/task';
import type { Transfer } from '../transfers/transfer';
import type { Worker } from '../workers/worker';
import type { Workflow, WorkflowRevision } from '../workflows/workflow';
import type { Workspace } from '../workspaces/workspace';
import type { DueTimes } from './due-times';
import type { SidGenerator } from './sids';

/**
 * What becomes of a pending reservation when the attributes of its task are written:
 * `keep-if-eligible` keeps it while the worker qualifies for the task's new target, else cancels it; `keep` and
 * `cancel` do so whatever the match; with `acceptance-in-progress` the worker's acceptance was under way already and
 * comes through right after the write. TaskRouter does not say which it does.
 */
export const RESERVATION_ON_WRITE = ['keep-if-eligible', 'keep', 'cancel', 'acceptance-in-progress'] as const;
export type ReservationOnWrite = (typeof RESERVATION_ON_WRITE)[number];

/** Everything there is. Rows are never changed in place: a change puts a new row into its table. */
export interface World {
  readonly accountSid: string;
  readonly sids: SidGenerator;
  readonly dueTimes: DueTimes;
  readonly workspaces: Map<string, WorkspaceState>;
  readonly observe: (emission: Emission) => void;
  now: Instant;
  /** Tasks created so far. */
  sequence: number;
  reservationOnWrite: ReservationOnWrite;
}

/** The tables of a workspace by SID, and what is derived from them. */
export interface WorkspaceState {
  readonly world: World;
  workspace: Workspace;
  readonly activities: Map<string, Activity>;
  readonly taskChannels: Map<string, TaskChannel>;
  readonly workers: Map<string, Worker>;
  readonly taskQueues: Map<string, TaskQueue>;
  readonly workflows: Map<string, Workflow>;
  readonly workflowRevisions: Map<string, WorkflowRevision>;
  readonly tasks: Map<string, Task>;
  readonly reservations: Map<string, Reservation>;
  readonly transfers: Map<string, Transfer>;
  /** Oldest first. */
  readonly events: EngineEvent[];
  readonly reservationsOfTask: Map<string, Set<string>>;
  readonly reservationsOfWorker: Map<string, Set<string>>;
  /** The reservations that take a place of the worker's capacity. */
  readonly liveReservationsOfWorker: Map<string, Set<string>>;
  /** Worker SIDs by name in lower case. */
  readonly workersByName: Map<string, string>;
  readonly matching: MatchingIndex;
}

export const createWorkspaceState = (world: World, workspace: Workspace): WorkspaceState => ({
  world,
  workspace,
  activities: new Map(),
  taskChannels: new Map(),
  workers: new Map(),
  taskQueues: new Map(),
  workflows: new Map(),
  workflowRevisions: new Map(),
  tasks: new Map(),
  reservations: new Map(),
  transfers: new Map(),
  events: [],
  reservationsOfTask: new Map(),
  reservationsOfWorker: new Map(),
  liveReservationsOfWorker: new Map(),
  workersByName: new Map(),
  matching: createMatchingIndex(),
});
