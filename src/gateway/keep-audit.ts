import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { AuditEntry } from '../domain/audit';
import { AUDIT_WORKFLOW, TASK_QUEUES } from '../workflows/messages';

export async function keepAudit(client: Client, entry: AuditEntry): Promise<void> {
  try {
    await client.workflow.start(AUDIT_WORKFLOW, {
      workflowId: `audit-${entry.entryId}`,
      taskQueue: TASK_QUEUES.main,
      args: [entry],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
