import type { Command } from '../../domain/commands';
import { requireRole, type Role } from '../authenticate';
import { cancelRequest } from '../contract/requests';
import { parseOrRefuse } from '../field-errors';
import { bodyOf, type Operation, type OperationDeps } from './call';
import { sendCommand } from './send-command';

type Behalf = Extract<Command, { kind: 'cancel' }>['onBehalfOf'];

/** Only the backend that owns the channel can say that its customer left. */
const MAY_SPEAK_FOR: Readonly<Record<Behalf, readonly Role[]>> = {
  customer: ['backend'],
  backend: ['backend'],
  ops: ['ops', 'supervisor'],
};

/** `POST /v1/interactions/{id}/cancel`. */
export const createCancelInteraction =
  (deps: OperationDeps): Operation =>
  async (call) => {
    const { by, reason } = parseOrRefuse(cancelRequest, bodyOf(call.request), 'body');
    requireRole(call.principal, MAY_SPEAK_FOR[by]);
    return sendCommand(deps, call, {
      kind: 'cancel',
      by: call.principal.actor,
      onBehalfOf: by,
      reason,
    });
  };
