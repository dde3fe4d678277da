import type { AuditEntry } from '../../domain/audit';
import { within } from '../deadline';
import { problemOf } from '../errors';
import type { OperationDeps } from '../interactions/call';

type AuditDeps = Pick<OperationDeps, 'records' | 'gateway' | 'deadlines' | 'events' | 'now'>;

/** Whether the database took it within its time. */
async function isKept(entry: AuditEntry, { records, deadlines }: AuditDeps): Promise<boolean> {
  try {
    await within(deadlines.auditMs, records.audit.keep(entry));
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a finished entry durable: in the database, else by Temporal, which hands it on when the database is back, else in
 * the database after all, which may have come back meanwhile. Nobody's command fails for it: when none takes it, that is
 * reported.
 */
export async function keepEntry(
  deps: AuditDeps,
  requestId: string,
  entry: AuditEntry,
  databaseAnswers = true,
): Promise<void> {
  if (databaseAnswers && (await isKept(entry, deps))) return;
  try {
    await deps.gateway.keepAudit(entry);
  } catch (error) {
    if (!(await isKept(entry, deps))) deps.events.onError(error, requestId);
  }
}

/**
 * Carries a command out and leaves its entry in the audit log: once before, so that a process that ends in the middle
 * leaves a trace, and again with the answer. A database that did not take the first is not waited for a second time.
 */
export async function audited<T>(
  deps: AuditDeps,
  requestId: string,
  entry: AuditEntry,
  carryOut: () => Promise<T>,
): Promise<T> {
  const asked = await isKept(entry, deps);
  const keepAnswer = (answer: string) =>
    keepEntry(deps, requestId, { ...entry, answer, answeredAt: deps.now() }, asked);
  try {
    const result = await carryOut();
    await keepAnswer('ok');
    return result;
  } catch (error) {
    await keepAnswer(problemOf(error, requestId).problem.code);
    throw error;
  }
}
