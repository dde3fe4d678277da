import { randomUUID } from 'node:crypto';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { auditEntryOf } from '../audit/audit-entry-of';
import { audited } from '../audit/audited';
import { idempotencyKeyOf } from '../idempotency-key';
import { interactionIdOf, type Call, type OperationDeps, type Reply } from '../interactions/call';

/** Carries a command to the escalation that the path names, and answers the state after it. As sendCommand does. */
export async function sendEscalationCommand(
  deps: OperationDeps,
  call: Call,
  command: EscalationCommand,
): Promise<Reply> {
  const { principal, request } = call;
  const id = interactionIdOf(request);
  const escalationId = String(request.params['escalationId']);
  const key = idempotencyKeyOf(request) ?? randomUUID();
  const commandId = [command.kind, principal.role, principal.name, key].join('/');
  const entry = auditEntryOf(call, { id, key, command }, deps.now());
  const view = await audited(deps, call.requestId, entry, () =>
    deps.gateway.commandEscalation({ id, escalationId }, commandId, command),
  );
  return { status: 200, body: view, headers: { 'Idempotency-Key': key } };
}
