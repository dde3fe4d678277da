import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../domain/audit';
import type { JsonObject } from '../../domain/json';
import type { PacedQueue } from '../../policy';
import { auditEntryOf } from '../audit/audit-entry-of';
import { audited } from '../audit/audited';
import { queueSubject } from '../audit/queue-subject';
import { idempotencyKeyOf } from '../idempotency-key';
import type { Call, OperationDeps, Reply } from '../interactions/call';
import { pacedQueueOf } from './paced-queues';
import { queueReleaseOf } from './queue-release';

interface ReleaseCommand {
  readonly kind: 'pause_release' | 'resume_release';
  readonly reason: string;
  /** For the audit log, beside the reason. */
  readonly details: JsonObject;
  readonly carryOut: (paced: PacedQueue, commandId: string) => Promise<unknown>;
}

/** Carries a command out, leaves its entry in the audit log, and answers how the queue's release stands then. */
export async function commandRelease(
  deps: OperationDeps,
  call: Call,
  { kind, reason, details, carryOut }: ReleaseCommand,
): Promise<Reply> {
  const { principal, request, requestId } = call;
  const key = idempotencyKeyOf(request) ?? randomUUID();
  const commandId = [kind, principal.role, principal.name, key].join('/');
  const entry: AuditEntry = {
    ...auditEntryOf(
      call,
      { id: queueSubject(String(request.params['queue'])), key, command: null },
      deps.now(),
    ),
    reason,
    details,
  };
  const view = await audited(deps, requestId, entry, async () => {
    const paced = await pacedQueueOf(deps, call, deps.now());
    await carryOut(paced, commandId);
    return queueReleaseOf(deps, paced, deps.now());
  });
  return { status: 200, body: view, headers: { 'Idempotency-Key': key } };
}
