import { emitResourceEvent } from '../events/resource-events';
import type { WorkspaceState } from '../world/world';
import { checkWorkflow, type WorkflowParameters } from './parameters';
import { revisionKey, type Workflow } from './workflow';

/** twilio.com/docs/taskrouter/api/workflow */
const DEFAULTS = {
  assignmentCallbackUrl: '',
  fallbackAssignmentCallbackUrl: '',
  taskReservationTimeout: 120,
};

export type NewWorkflow = Pick<WorkflowParameters, 'friendlyName' | 'configuration'> &
  Partial<WorkflowParameters>;

/** Creates a workflow. Throws EngineError `invalid`, or `unsupported` for what its configuration may not use here. */
export function createWorkflow(state: WorkspaceState, parameters: NewWorkflow): Workflow {
  const { now, sids } = state.world;
  const fields = checkWorkflow(state, { ...DEFAULTS, ...parameters });
  const workflow: Workflow = {
    sid: sids.next('WW'),
    ...fields,
    revision: 1,
    dateCreated: now,
    dateUpdated: now,
  };
  putWorkflow(state, workflow);
  emitResourceEvent(state, 'workflow.created', 'workflow', workflow);
  return workflow;
}

/** Puts a workflow into its table, and its configuration among the revisions. */
export function putWorkflow(state: WorkspaceState, workflow: Workflow): void {
  const { sid: workflowSid, revision, configuration } = workflow;
  state.workflows.set(workflowSid, workflow);
  const key = revisionKey(workflowSid, revision);
  if (!state.workflowRevisions.has(key)) {
    state.workflowRevisions.set(key, { workflowSid, revision, configuration });
  }
}
