import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities } from '../activities/reconcile';
import type { Reconciled } from '../domain/reconciliation';
import { TASK_QUEUES } from './messages';

const { reconcileEvents } = proxyActivities<ReconcileActivities>({
  taskQueue: TASK_QUEUES.twilio,
  // After long darkness there is much to make good; a worker that dies at it is noticed by its silence.
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30s',
  // The schedule begins anew in half a minute, from the watermark: the run need not be patient.
  retry: { maximumAttempts: 3, initialInterval: '2s' },
});

/** Compares TaskRouter's event log with what reached us, once. Begun by its schedule. */
export const reconciliation = (): Promise<Reconciled> => reconcileEvents({ now: Date.now() });
