import { AUDIT_EVERY_MS } from '../domain/auditing';
import { RECONCILE_EVERY_MS } from '../domain/reconciliation';
import { RELEASE_EVERY_MS } from '../domain/release';

/** What Temporal begins by itself, again and again. The workflows take no arguments. */
export const SCHEDULES = {
  reconciliation: {
    scheduleId: 'throughline-reconciliation',
    workflowType: 'reconciliation',
    everyMs: RECONCILE_EVERY_MS,
  },
  release: { scheduleId: 'throughline-release', workflowType: 'release', everyMs: RELEASE_EVERY_MS },
  audit: { scheduleId: 'throughline-audit', workflowType: 'audit', everyMs: AUDIT_EVERY_MS },
} as const;
export type ScheduleName = keyof typeof SCHEDULES;
