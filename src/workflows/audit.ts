import { proxyActivities } from '@temporalio/workflow';
import type { AuditActivities } from '../activities/auditing/audit';
import type { Audited } from '../domain/auditing';
import { TASK_QUEUES } from './messages';

const { auditInteractions } = proxyActivities<AuditActivities>({
  taskQueue: TASK_QUEUES.twilio,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  // The schedule begins anew in a minute.
  retry: { maximumAttempts: 2, initialInterval: '2s' },
});

/** Compares open interactions with TaskRouter's tasks, once. Begun by its schedule. */
export const audit = (): Promise<Audited> => auditInteractions({ now: Date.now() });
