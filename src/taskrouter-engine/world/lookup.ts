import type { Activity } from '../activities/activity';
import { notFound } from '../errors';
import type { Reservation } from '../reservations/reservation';
import type { TaskChannel } from '../task-channels/task-channel';
import type { TaskQueue } from '../task-queues/task-queue';
import type { Task } from '../tasks/task';
import type { Transfer } from '../transfers/transfer';
import type { Worker } from '../workers/worker';
import type { Workflow } from '../workflows/workflow';
import type { World, WorkspaceState } from './world';

const found = <Row>(row: Row | undefined, what: string): Row => {
  if (row === undefined) throw notFound(what);
  return row;
};

// Each throws EngineError `not-found`.

export const workspaceOf = (world: World, sid: string): WorkspaceState =>
  found(world.workspaces.get(sid), `Workspace ${sid}`);

export const activityOf = (state: WorkspaceState, sid: string): Activity =>
  found(state.activities.get(sid), `Activity ${sid}`);

/** By SID or unique name. */
export const taskChannelOf = (state: WorkspaceState, sidOrName: string): TaskChannel =>
  found(findTaskChannel(state, sidOrName), `TaskChannel ${sidOrName}`);

export const findTaskChannel = (state: WorkspaceState, sidOrName: string): TaskChannel | undefined =>
  state.taskChannels.get(sidOrName) ??
  [...state.taskChannels.values()].find(({ uniqueName }) => uniqueName === sidOrName);

export const workerOf = (state: WorkspaceState, sid: string): Worker =>
  found(state.workers.get(sid), `Worker ${sid}`);

export const taskQueueOf = (state: WorkspaceState, sid: string): TaskQueue =>
  found(state.taskQueues.get(sid), `TaskQueue ${sid}`);

export const workflowOf = (state: WorkspaceState, sid: string): Workflow =>
  found(state.workflows.get(sid), `Workflow ${sid}`);

export const taskOf = (state: WorkspaceState, sid: string): Task =>
  found(state.tasks.get(sid), `Task ${sid}`);

export const reservationOf = (state: WorkspaceState, sid: string): Reservation =>
  found(state.reservations.get(sid), `Reservation ${sid}`);

export const transferOf = (state: WorkspaceState, sid: string): Transfer =>
  found(state.transfers.get(sid), `Transfer ${sid}`);

export const reservationsOfTask = (state: WorkspaceState, taskSid: string): Reservation[] =>
  [...(state.reservationsOfTask.get(taskSid) ?? [])].map((sid) => reservationOf(state, sid));

export const reservationsOfWorker = (state: WorkspaceState, workerSid: string): Reservation[] =>
  [...(state.reservationsOfWorker.get(workerSid) ?? [])].map((sid) => reservationOf(state, sid));
