import { escalateRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/escalations`. Whether there is such a ladder, the policy in force says. */
export const createEscalateInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { ladder, level, note } = parseOrRefuse(escalateRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, {
      kind: 'escalate',
      by: call.principal.actor,
      ladder,
      level,
      note: note ?? null,
    });
  };
