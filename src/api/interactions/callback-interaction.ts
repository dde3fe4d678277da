import { callbackRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/callback`. An instant that has passed is as soon as it is their turn. */
export const createCallbackInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { to, at } = parseOrRefuse(callbackRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, {
      kind: 'callback',
      by: call.principal.actor,
      to: to ?? null,
      at: at === null || at === undefined ? null : Date.parse(at),
    });
  };
