import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { referred } from '../parameters';
import { refreshWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { Workspace } from './workspace';
import { checkWorkspace, type WorkspaceParameters } from './workspace-parameters';

export interface WorkspaceChange extends Partial<WorkspaceParameters> {
  readonly defaultActivitySid?: string;
  readonly timeoutActivitySid?: string;
}

/** Changes a workspace. Throws EngineError `invalid`. */
export function updateWorkspace(state: WorkspaceState, change: WorkspaceChange): Workspace {
  const { world, workspace } = state;
  const { defaultActivitySid, timeoutActivitySid } = { ...workspace, ...change };
  const activity = (name: string, sid: string): string => referred(name, sid, state.activities.get(sid)).sid;
  if (workspace.multiTaskEnabled && change.multiTaskEnabled === false) {
    throw invalid('A multi-tasking Workspace cannot be updated to single-tasking');
  }
  state.workspace = {
    ...workspace,
    ...checkWorkspace({ ...workspace, ...change }),
    defaultActivitySid: activity('DefaultActivitySid', defaultActivitySid),
    timeoutActivitySid: activity('TimeoutActivitySid', timeoutActivitySid),
    dateUpdated: world.now,
  };
  if (!workspace.multiTaskEnabled) for (const worker of state.workers.values()) refreshWorker(state, worker);
  emitResourceEvent(state, 'workspace.updated', 'workspace', state.workspace);
  return state.workspace;
}
