import { randomUUID } from 'node:crypto';
import type { Command } from '../../domain/commands';
import { auditEntryOf } from '../audit/audit-entry-of';
import { audited } from '../audit/audited';
import { idempotencyKeyOf } from '../idempotency-key';
import { interactionIdOf, type Call, type OperationDeps, type Reply } from './call';

/**
 * Carries a command to its interaction and answers the state after it (200), or what it has begun (202). The
 * Idempotency-Key is the id of the command; without one each call is a command of its own, and its id is told in the
 * answer's header. Every call leaves an entry in the audit log.
 *
 * A key belongs to one caller and one kind of command: an answer kept under it is never given to somebody else.
 */
export async function sendCommand(deps: OperationDeps, call: Call, command: Command): Promise<Reply> {
  const { principal, request } = call;
  const id = interactionIdOf(request);
  const key = idempotencyKeyOf(request) ?? randomUUID();
  const commandId = [command.kind, principal.role, principal.name, key].join('/');
  const entry = auditEntryOf(call, { id, key, command }, deps.now());
  const { view, result } = await audited(deps, call.requestId, entry, () =>
    deps.gateway.command(id, commandId, command),
  );
  const status = result === null ? 200 : 202;
  return { status, body: result ?? view, headers: { 'Idempotency-Key': key } };
}
