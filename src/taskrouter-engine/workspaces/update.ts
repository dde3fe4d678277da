import { emitResourceEvent } from '../events/resource-events';
import { referred } from '../parameters';
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
  state.workspace = {
    ...workspace,
    ...checkWorkspace({ ...workspace, ...change }),
    defaultActivitySid: activity('DefaultActivitySid', defaultActivitySid),
    timeoutActivitySid: activity('TimeoutActivitySid', timeoutActivitySid),
    dateUpdated: world.now,
  };
  emitResourceEvent(state, 'workspace.updated', 'workspace', state.workspace);
  return state.workspace;
}
