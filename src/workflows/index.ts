/** What the worker runs. */
export { auditEntry } from './audit-entry';
export { interaction } from './interaction';
export { reconciliation } from './reconciliation';
