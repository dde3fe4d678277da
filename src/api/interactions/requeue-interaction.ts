import { requeueRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/requeue`. Whether somebody has it, the interaction decides. */
export const createRequeueInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { reason } = parseOrRefuse(requeueRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'requeue', by: call.principal.actor, reason });
  };
