/** What the worker runs. */
export { audit } from './audit';
export { auditEntry } from './audit-entry';
export { escalation } from './escalation/escalation';
export { interaction } from './interaction';
export { release } from './release';
export { reconciliation } from './reconciliation';
