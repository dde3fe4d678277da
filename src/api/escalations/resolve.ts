import { resolveEscalationRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { sendEscalationCommand } from './send-escalation-command';

/** `POST /v1/interactions/{id}/escalations/{escalationId}/resolve`. Whether the caller may, the escalation decides. */
export const createResolveEscalation =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { as, note, tellCustomer } = parseOrRefuse(resolveEscalationRequest, bodyOf(call.request), 'body');
    return sendEscalationCommand(deps, call, {
      kind: 'resolve_escalation',
      by: call.principal.actor,
      as: as ?? null,
      note: note ?? null,
      ...(!tellCustomer && { tellCustomer }),
    });
  };
