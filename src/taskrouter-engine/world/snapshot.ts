import { putReservation, putTask, putTaskQueue, putWorker } from './put';
import { createDueTimes } from './due-times';
import { createSidGenerator, type SidState } from './sids';
import { createWorkspaceState, type World, type WorkspaceState } from './world';

const FORMAT = 2;

type TableName =
  | 'activities'
  | 'taskChannels'
  | 'workflows'
  | 'workflowRevisions'
  | 'taskQueues'
  | 'workers'
  | 'tasks'
  | 'reservations'
  | 'transfers';
type RowsOf<State> = State extends Map<string, infer Row> ? readonly (readonly [string, Row])[] : never;

type WorkspaceSnapshot = { readonly [Name in TableName]: RowsOf<WorkspaceState[Name]> } & {
  readonly workspace: WorkspaceState['workspace'];
  readonly events: WorkspaceState['events'];
};

/** Everything an engine knows. Plain JSON. */
export interface EngineSnapshot {
  readonly format: typeof FORMAT;
  readonly accountSid: string;
  readonly now: number;
  readonly sequence: number;
  readonly sids: SidState;
  readonly workspaces: readonly WorkspaceSnapshot[];
}

/** Rows are never changed in place, so a snapshot shares them and stays true. */
export const takeSnapshot = (world: World): EngineSnapshot => ({
  format: FORMAT,
  accountSid: world.accountSid,
  now: world.now,
  sequence: world.sequence,
  sids: world.sids.state(),
  workspaces: [...world.workspaces.values()].map(snapshotOf),
});

const snapshotOf = (state: WorkspaceState): WorkspaceSnapshot => ({
  workspace: state.workspace,
  activities: [...state.activities],
  taskChannels: [...state.taskChannels],
  workflows: [...state.workflows],
  workflowRevisions: [...state.workflowRevisions],
  taskQueues: [...state.taskQueues],
  workers: [...state.workers],
  tasks: [...state.tasks],
  reservations: [...state.reservations],
  transfers: [...state.transfers],
  events: [...state.events],
});

/** The world of a snapshot. Throws when the snapshot was written in another format. */
export function restoreWorld(
  snapshot: EngineSnapshot,
  given: Pick<World, 'observe' | 'reservationOnWrite'>,
): World {
  if (snapshot.format !== FORMAT) throw new Error(`Snapshot format ${snapshot.format} is not ${FORMAT}`);
  const world: World = {
    ...given,
    accountSid: snapshot.accountSid,
    now: snapshot.now,
    sequence: snapshot.sequence,
    sids: createSidGenerator(snapshot.sids),
    dueTimes: createDueTimes(),
    workspaces: new Map(),
  };
  for (const rows of snapshot.workspaces) world.workspaces.set(rows.workspace.sid, restoreState(world, rows));
  return world;
}

/** Puts every row back. Nothing has changed since the last match, so nothing is to be matched. */
function restoreState(world: World, rows: WorkspaceSnapshot): WorkspaceState {
  const state = createWorkspaceState(world, rows.workspace);
  for (const [sid, row] of rows.activities) state.activities.set(sid, row);
  for (const [sid, row] of rows.taskChannels) state.taskChannels.set(sid, row);
  for (const [sid, row] of rows.workflows) state.workflows.set(sid, row);
  for (const [key, row] of rows.workflowRevisions) state.workflowRevisions.set(key, row);
  for (const [sid, row] of rows.transfers) state.transfers.set(sid, row);
  for (const [, row] of rows.reservations) putReservation(state, row);
  for (const [, row] of rows.taskQueues) putTaskQueue(state, row);
  for (const [, row] of rows.workers) putWorker(state, row);
  for (const [, row] of rows.tasks) putTask(state, row);
  state.events.push(...rows.events);
  state.matching.dirtyClasses.clear();
  state.matching.dirtyWorkers.clear();
  return state;
}
