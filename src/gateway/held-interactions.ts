import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { interactionIdOfWorkflow } from '../domain/ids';
import type { HeldInteraction } from '../domain/release';
import { INTERACTION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';

const PAGE_SIZE = 1_000;

const ARE_HELD = [
  `WorkflowType = ${quoted(INTERACTION_WORKFLOW)}`,
  `ExecutionStatus = 'Running'`,
  `${SEARCH_ATTRIBUTES.phase.name} = 'held'`,
].join(' AND ');

/** All that are held, in whatever order Temporal lists them. */
export async function heldInteractions(client: Client): Promise<HeldInteraction[]> {
  const held: HeldInteraction[] = [];
  for await (const execution of client.workflow.list({ query: ARE_HELD, pageSize: PAGE_SIZE })) {
    held.push(...heldInteraction(execution));
  }
  return held;
}

function heldInteraction(execution: WorkflowExecutionInfo): HeldInteraction[] {
  const { workflowId, startTime, typedSearchAttributes: attributes } = execution;
  const interactionId = interactionIdOfWorkflow(workflowId);
  const queue = attributes.get(SEARCH_ATTRIBUTES.queue);
  if (interactionId === null || queue === undefined) return [];
  return [
    {
      interactionId,
      queue,
      priority: attributes.get(SEARCH_ATTRIBUTES.priority) ?? null,
      slaDueAt: attributes.get(SEARCH_ATTRIBUTES.slaDueAt)?.getTime() ?? null,
      startedAt: startTime.getTime(),
    },
  ];
}
