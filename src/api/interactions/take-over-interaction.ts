import { takeOverRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/take-over`. Whether it can be had, and by them, the interaction decides. */
export const createTakeOverInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { agent, reason } = parseOrRefuse(takeOverRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'take_over', by: call.principal.actor, agent, reason });
  };
