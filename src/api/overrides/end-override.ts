import { randomUUID } from 'node:crypto';
import { audited } from '../audit/audited';
import { endOverrideRequest } from '../contract/override';
import { parseOrRefuse } from '../field-errors';
import { idempotencyKeyOf } from '../idempotency-key';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { overrideAuditEntry } from './audit-entry';
import { overrideIdOf } from './override-request';

/** `POST /v1/overrides/{id}/end`. Whether it can be ended, the override decides. */
export const createEndOverride =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { principal, request } = call;
    const overrideId = overrideIdOf(request);
    const { reason } = parseOrRefuse(endOverrideRequest, bodyOf(request), 'body');
    const key = idempotencyKeyOf(request) ?? randomUUID();
    const commandId = ['end_override', principal.role, principal.name, key].join('/');
    const entry = overrideAuditEntry(call, { overrideId, key, reason, details: {} }, deps.now());
    const view = await audited(deps, call.requestId, entry, () =>
      deps.overrides.endOverride(overrideId, commandId, {
        kind: 'end_override',
        by: principal.actor,
        reason,
      }),
    );
    return { status: 200, body: view, headers: { 'Idempotency-Key': key } };
  };
