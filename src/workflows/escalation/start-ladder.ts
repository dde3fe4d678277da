import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import type { EscalationStart } from '../../domain/escalation/start';
import { escalationWorkflowId } from '../../domain/ids';
import { ESCALATION_WORKFLOW, SEARCH_ATTRIBUTES, TASK_QUEUES, type EscalationInput } from '../messages';

type Run = (input: EscalationInput) => Promise<unknown>;

/** Begins an escalation's workflow, once: it goes on whatever becomes of the interaction. */
export async function startLadder(start: EscalationStart): Promise<Record<string, never>> {
  try {
    await startChild<Run>(ESCALATION_WORKFLOW, {
      workflowId: escalationWorkflowId(start.escalationId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: TASK_QUEUES.main,
      args: [{ start }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: SEARCH_ATTRIBUTES.escalationLevel, value: start.level }],
    });
  } catch (error) {
    // The run before this one began it, and did not hear of that any more.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return {};
}
