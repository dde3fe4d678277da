import { WorkflowExecutionAlreadyStartedError, type SearchAttributePair } from '@temporalio/common';
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
      typedSearchAttributes: listedAtFirst(start),
    });
  } catch (error) {
    // The run before this one began it, and did not hear of that any more.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return {};
}

/** It is listed from its first instant; what changes it publishes itself. */
function listedAtFirst({ level, ladder, by, listed }: EscalationStart): SearchAttributePair[] {
  const first = [{ key: SEARCH_ATTRIBUTES.escalationLevel, value: level }];
  if (listed !== true) return first;
  return [
    ...first,
    { key: SEARCH_ATTRIBUTES.escalationLadder, value: ladder.name },
    { key: SEARCH_ATTRIBUTES.escalationTaken, value: false },
    // A run's own start is that of the latest one.
    { key: SEARCH_ATTRIBUTES.escalationStartedAt, value: new Date(Date.now()) },
    ...(by.id === null ? [] : [{ key: SEARCH_ATTRIBUTES.escalationOwner, value: by.id }]),
  ];
}
