import { emitResourceEvent } from '../events/resource-events';
import { reEvaluate } from '../routing/re-evaluate';
import { isUnassigned } from '../tasks/task';
import { workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { putWorkflow } from './create';
import { checkWorkflow, type WorkflowParameters } from './parameters';
import { revisionKey, type Workflow } from './workflow';

export interface WorkflowChange extends Partial<WorkflowParameters> {
  /** Sends every pending and reserved task through the new configuration. */
  readonly reEvaluateTasks?: boolean;
}

/**
 * Changes a workflow. Tasks that wait in it go on by the configuration they entered with, unless they are
 * re-evaluated. Throws EngineError `not-found`, `invalid` or `unsupported`.
 */
export function updateWorkflow(state: WorkspaceState, sid: string, change: WorkflowChange): Workflow {
  const before = workflowOf(state, sid);
  const { reEvaluateTasks = false, ...parameters } = change;
  const fields = checkWorkflow(state, { ...before, ...parameters });
  const isNew = fields.configuration !== before.configuration;
  const revision = isNew ? before.revision + 1 : before.revision;
  const workflow = { ...before, ...fields, revision, dateUpdated: state.world.now };
  putWorkflow(state, workflow);
  emitResourceEvent(state, 'workflow.updated', 'workflow', workflow);
  if (reEvaluateTasks) reEvaluateTasksOf(state, sid);
  forgetUnusedRevisions(state, workflow);
  return workflow;
}

function reEvaluateTasksOf(state: WorkspaceState, workflowSid: string): void {
  for (const task of [...state.tasks.values()]) {
    if (task.workflowSid === workflowSid && isUnassigned(task))
      reEvaluate(state, task.sid, 'workflow_updated');
  }
}

function forgetUnusedRevisions(state: WorkspaceState, workflow: Workflow): void {
  const used = new Set([...state.tasks.values()].map(({ position }) => position.revision));
  used.add(revisionKey(workflow.sid, workflow.revision));
  for (const [key, { workflowSid }] of state.workflowRevisions) {
    if (workflowSid === workflow.sid && !used.has(key)) state.workflowRevisions.delete(key);
  }
}
