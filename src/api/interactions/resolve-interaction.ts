import { resolveRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

/** `POST /v1/interactions/{id}/resolve`. Whether it is the caller's to resolve, the interaction decides. */
export const createResolveInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { note } = parseOrRefuse(resolveRequest, bodyOf(call.request), 'body');
    return sendCommand(deps, call, { kind: 'resolve', by: call.principal.actor, note: note ?? null });
  };
