import type { Client } from '@temporalio/client';
import {
  escalationIdOfWorkflow,
  interactionIdOfEscalation,
  type EscalationId,
  type InteractionId,
} from '../domain/ids';
import { ESCALATION_WORKFLOW, SEARCH_ATTRIBUTES } from '../workflows/messages';
import { quoted } from './find';

/** The escalation that a tracker's issue is of, by its search attribute; null: there is none, or it is not listed yet. */
export async function findEscalationOfIssue(
  client: Client,
  issue: string,
): Promise<{ readonly interactionId: InteractionId; readonly escalationId: EscalationId } | null> {
  const query = `WorkflowType = ${quoted(ESCALATION_WORKFLOW)} AND ${SEARCH_ATTRIBUTES.trackerIssues.name} = ${quoted(issue)}`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1 })) {
    const escalationId = escalationIdOfWorkflow(workflowId);
    if (escalationId === null) return null;
    return { interactionId: interactionIdOfEscalation(escalationId), escalationId };
  }
  return null;
}
