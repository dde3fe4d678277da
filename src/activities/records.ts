import type { AuditEntry } from '../domain/audit';
import type { AuditLog } from '../records/port';
import { withFailures } from './to-failure';

/** What is written into the records. A failure is retried until it is written. */
export interface RecordActivities {
  keepAuditEntry(entry: AuditEntry): Promise<void>;
}

export const createRecordActivities = (audit: Pick<AuditLog, 'keep'>): RecordActivities =>
  withFailures({ keepAuditEntry: (entry: AuditEntry) => audit.keep(entry) });
