import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import { interactionWorkflowId } from '../domain/ids';
import type { InteractionStart } from '../domain/interaction';
import type { Instant } from '../domain/json';
import {
  INTERACTION_WORKFLOW,
  initialSearchAttributes,
  TASK_QUEUES,
  type InteractionInput,
} from './messages';

type Run = (input: InteractionInput) => Promise<unknown>;

/** Begins an interaction of ours, once: its id says whose it is, so whoever else begins it begins nothing. */
export async function startOutreach({
  start,
  begunAt,
}: {
  readonly start: InteractionStart;
  readonly begunAt: Instant;
}): Promise<Record<string, never>> {
  try {
    await startChild<Run>(INTERACTION_WORKFLOW, {
      workflowId: interactionWorkflowId(start.interactionId),
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: TASK_QUEUES.main,
      args: [{ start: { ...start, receivedAt: begunAt } }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: initialSearchAttributes(start),
      staticSummary: `${start.channel} from ${start.source}`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return {};
}
