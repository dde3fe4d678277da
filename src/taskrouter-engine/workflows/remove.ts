import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';

/** Deletes a workflow that has no tasks. Throws EngineError `not-found` or `invalid`. */
export function removeWorkflow(state: WorkspaceState, sid: string): void {
  const workflow = workflowOf(state, sid);
  if ([...state.tasks.values()].some(({ workflowSid }) => workflowSid === sid)) {
    throw invalid(`Workflow ${sid} cannot be deleted while it has tasks`);
  }
  state.workflows.delete(sid);
  for (const [key, { workflowSid }] of state.workflowRevisions) {
    if (workflowSid === sid) state.workflowRevisions.delete(key);
  }
  emitResourceEvent(state, 'workflow.deleted', 'workflow', workflow);
}
