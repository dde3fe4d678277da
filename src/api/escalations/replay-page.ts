import { randomUUID } from 'node:crypto';
import { auditEntryOf } from '../audit/audit-entry-of';
import { audited } from '../audit/audited';
import { idempotencyKeyOf } from '../idempotency-key';
import { interactionIdOf, type Operation, type OperationDeps } from '../interactions/call';

/**
 * `POST /v1/interactions/{id}/escalations/{escalationId}/pages/{pageId}/replay`. Answers what came of it; also when the
 * escalation is over.
 */
export const createReplayPage =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { principal, request, requestId } = call;
    const id = interactionIdOf(request);
    const [escalationId, pageId] = [String(request.params['escalationId']), String(request.params['pageId'])];
    const key = idempotencyKeyOf(request) ?? randomUUID();
    const commandId = ['replay_page', principal.role, principal.name, key].join('/');
    const entry = auditEntryOf(call, { id, key, command: null }, deps.now());
    const body = await audited(deps, requestId, entry, () =>
      deps.gateway.replayPage({ id, escalationId, pageId }, commandId, principal.actor),
    );
    return { status: 200, body, headers: { 'Idempotency-Key': key } };
  };
