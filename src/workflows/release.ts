import { proxyActivities } from '@temporalio/workflow';
import type { ReleaseActivities } from '../activities/release-held';
import type { Released } from '../domain/release';
import { TASK_QUEUES } from './messages';

const { releaseHeld } = proxyActivities<ReleaseActivities>({
  taskQueue: TASK_QUEUES.twilio,
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '30s',
  // The schedule begins anew in half a minute, and nobody waits for ever: each goes on by itself in the end.
  retry: { maximumAttempts: 2, initialInterval: '2s' },
});

/** Lets those in who waited for an opening, as many as are staffed for, once. Begun by its schedule. */
export const release = (): Promise<Released> => releaseHeld({ now: Date.now() });
