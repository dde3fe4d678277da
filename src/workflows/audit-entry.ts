import { proxyActivities } from '@temporalio/workflow';
import type { AuditEntry } from '../domain/audit';
import type { RecordActivities } from '../activities/records';

const { keepAuditEntry } = proxyActivities<RecordActivities>({
  startToCloseTimeout: '15s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** An audit entry that the database could not take when the command was answered. */
export async function auditEntry(entry: AuditEntry): Promise<void> {
  await keepAuditEntry(entry);
}
