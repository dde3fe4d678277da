import { transferRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';
import { targetOf } from './target';

/** `POST /v1/interactions/{id}/transfer`. Whether it may be transferred, and there, the interaction decides. */
export const createTransferInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { to, mode, note, desktop, override } = parseOrRefuse(
      transferRequest,
      bodyOf(call.request),
      'body',
    );
    return sendCommand(deps, call, {
      kind: 'transfer',
      by: call.principal.actor,
      to: targetOf(to),
      mode,
      note: note ?? null,
      desktop,
      override: override && call.principal.role === 'supervisor',
    });
  };
