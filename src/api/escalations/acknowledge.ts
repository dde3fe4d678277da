import { acknowledgeRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { sendEscalationCommand } from './send-escalation-command';

/** `POST /v1/interactions/{id}/escalations/{escalationId}/acknowledge`. Whether the caller may, the escalation decides. */
export const createAcknowledge =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { as } = parseOrRefuse(acknowledgeRequest, bodyOf(call.request), 'body');
    return sendEscalationCommand(deps, call, {
      kind: 'acknowledge',
      by: call.principal.actor,
      as: as ?? null,
    });
  };
