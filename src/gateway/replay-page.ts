import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Actor } from '../domain/actor';
import type { Replayed } from '../domain/escalation/replaying';
import { escalationWorkflowId, isEscalationOf, type InteractionId } from '../domain/ids';
import {
  PAGE_REPLAY_WORKFLOW,
  pageReplayQuery,
  TASK_QUEUES,
  type PageReplayRun,
} from '../workflows/messages';
import { escalationNotFound } from './escalations';
import { CommandRefusedError } from './port';
import { hashOf } from './send-update';
import { isNotFound } from './temporal-errors';

export interface PageToReplay {
  readonly id: InteractionId;
  readonly escalationId: string;
  readonly pageId: string;
}

/** Has a message sent once more, by a workflow of its own; under one command id once, which answers the same again. */
export async function replayPage(
  client: Client,
  { id, escalationId, pageId }: PageToReplay,
  commandId: string,
  by: Actor,
): Promise<Replayed> {
  if (!isEscalationOf(id, escalationId)) throw escalationNotFound(escalationId);
  const workflowId = `page-replay-${escalationId}-${hashOf([pageId, commandId])}`;
  const before = client.workflow.getHandle<PageReplayRun>(workflowId);
  try {
    return await before.result();
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  const answer = await client.workflow
    .getHandle(escalationWorkflowId(escalationId))
    .query(pageReplayQuery, pageId)
    .catch((cause: unknown) => Promise.reject(isNotFound(cause) ? escalationNotFound(escalationId) : cause));
  if ('refusal' in answer) throw new CommandRefusedError(answer.refusal.type, answer.refusal.message);
  try {
    await client.workflow.start<PageReplayRun>(PAGE_REPLAY_WORKFLOW, {
      workflowId,
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      taskQueue: TASK_QUEUES.main,
      args: [{ escalationId, page: answer.page, by }],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return before.result();
}
