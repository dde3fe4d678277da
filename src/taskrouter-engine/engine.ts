import type { Emission } from './events/event';
import type { Instant } from './instant';
import { settle } from './matching/settle';
import { advance } from './timers/advance';
import { workspaceOf } from './world/lookup';
import { createDueTimes } from './world/due-times';
import { restoreWorld, takeSnapshot, type EngineSnapshot } from './world/snapshot';
import type { SidGenerator } from './world/sids';
import type { ReservationOnWrite, World, WorkspaceState } from './world/world';
import { bindOperations, type Operations } from './operations';
import { createWorkspace, type NewWorkspace } from './workspaces/create';
import { removeWorkspace } from './workspaces/remove';
import { updateWorkspace, type WorkspaceChange } from './workspaces/update';
import type { Workspace } from './workspaces/workspace';

/**
 * TaskRouter as a state machine. Every operation happens at `now()`, which only `advance` moves; nothing happens
 * between the calls. Operations throw EngineError and then have changed nothing.
 */
export interface Engine extends Operations {
  readonly workspaces: {
    create(parameters: NewWorkspace): Workspace;
    fetch(sid: string): Workspace;
    list(): Workspace[];
    update(sid: string, change: WorkspaceChange): Workspace;
    remove(sid: string): void;
  };
  now(): Instant;
  /** Lets time pass up to an instant; what is due by then happens in order, each at its own instant. */
  advance(to: Instant): void;
  /** When the next thing happens by itself, or null. */
  nextDueAt(): Instant | null;
  /** Everything there is, as plain JSON. */
  snapshot(): EngineSnapshot;
  /** What becomes of a pending reservation when its task's attributes are written; not part of a snapshot. */
  setReservationOnWrite(mode: ReservationOnWrite): void;
}

export interface EngineOptions {
  /**
   * Told of every event, and every reservation to be asked about, while it happens and in order. Must not call the
   * engine.
   */
  readonly observe?: (emission: Emission) => void;
  /** Default `keep-if-eligible`. */
  readonly reservationOnWrite?: ReservationOnWrite;
}

const given = ({ observe = () => {}, reservationOnWrite = 'keep-if-eligible' }: EngineOptions) => ({
  observe,
  reservationOnWrite,
});

/** An empty engine at an instant. The same generator and the same calls give the same SIDs and the same choices. */
export function createEngine(
  start: { readonly accountSid: string; readonly now: Instant; readonly sids: SidGenerator },
  options: EngineOptions = {},
): Engine {
  return engineOver({
    ...given(options),
    ...start,
    sequence: 0,
    dueTimes: createDueTimes(),
    workspaces: new Map(),
  });
}

/** The engine of a snapshot, at the snapshot's instant. Throws when the snapshot is of another format. */
export const restoreEngine = (snapshot: EngineSnapshot, options: EngineOptions = {}): Engine =>
  engineOver(restoreWorld(snapshot, given(options)));

function engineOver(world: World): Engine {
  /** Whatever an operation changes is matched before the next one. */
  const inWorkspace = <Parameters extends unknown[], Result>(
    operation: (state: WorkspaceState, ...parameters: Parameters) => Result,
  ) => {
    return (workspaceSid: string, ...parameters: Parameters): Result => {
      const state = workspaceOf(world, workspaceSid);
      const result = operation(state, ...parameters);
      settle(state);
      return result;
    };
  };
  return {
    ...bindOperations(inWorkspace),
    workspaces: {
      create: (parameters) => createWorkspace(world, parameters),
      fetch: (sid) => workspaceOf(world, sid).workspace,
      list: () => [...world.workspaces.values()].map(({ workspace }) => workspace),
      update: inWorkspace(updateWorkspace),
      remove: inWorkspace(removeWorkspace),
    },
    now: () => world.now,
    advance: (to) => advance(world, to),
    nextDueAt: () => world.dueTimes.first()?.at ?? null,
    snapshot: () => takeSnapshot(world),
    setReservationOnWrite: (mode) => void (world.reservationOnWrite = mode),
  };
}
