import { callbackResultRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/callback-result`. */
export const createReportCallback =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { result } = parseOrRefuse(callbackResultRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'callback_result', by: call.principal.actor, result });
  };
