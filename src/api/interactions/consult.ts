import { consultRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';
import { targetOf } from './target';

/** `POST /v1/interactions/{id}/consult`. Whether somebody can be brought in, the interaction decides. */
export const createConsult =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { to, mode, note, desktop } = parseOrRefuse(consultRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, {
      kind: 'consult',
      by: call.principal.actor,
      to: targetOf(to),
      mode,
      note: note ?? null,
      desktop,
    });
  };
