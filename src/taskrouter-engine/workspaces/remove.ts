import { emitResourceEvent } from '../events/resource-events';
import type { WorkspaceState } from '../world/world';

/** Deletes a workspace and everything in it. */
export function removeWorkspace(state: WorkspaceState): void {
  const { world, workspace } = state;
  for (const sid of [...state.tasks.keys(), ...state.reservations.keys()]) world.dueTimes.clear(sid);
  world.workspaces.delete(workspace.sid);
  emitResourceEvent(state, 'workspace.deleted', 'workspace', workspace);
}
