import { handBackRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from '../interactions/call';
import { sendEscalationCommand } from './send-escalation-command';

/** `POST /v1/interactions/{id}/escalations/{escalationId}/hand-back`. Whether the caller may, the escalation decides. */
export const createHandBackEscalation =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { as, note } = parseOrRefuse(handBackRequest, bodyOf(call.request), 'body');
    return sendEscalationCommand(deps, call, {
      kind: 'hand_back',
      by: call.principal.actor,
      as: as ?? null,
      note: note ?? null,
    });
  };
