import { forceCompleteRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/force-complete`. Answered once TaskRouter has agreed. */
export const createForceCompleteInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { reason } = parseOrRefuse(forceCompleteRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'force_complete', by: call.principal.actor, reason });
  };
