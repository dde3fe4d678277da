import { endConsultRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/consult/end`. */
export const createEndConsult =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { hand_over: handOver } = parseOrRefuse(endConsultRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'end_consult', by: call.principal.actor, handOver });
  };
