import { moveRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';
import { targetOf } from './target';

/** `POST /v1/interactions/{id}/move`. Whether it can be had, and there, the interaction decides. */
export const createMoveInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { to, reason } = parseOrRefuse(moveRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'move', by: call.principal.actor, to: targetOf(to), reason });
  };
