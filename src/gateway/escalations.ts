import type { Client } from '@temporalio/client';
import type { EscalationCommand } from '../domain/escalation/commands';
import type { EscalationView } from '../domain/escalation/escalation-view';
import { REFUSALS } from '../domain/failure-types';
import { escalationWorkflowId, isEscalationOf, type InteractionId } from '../domain/ids';
import { escalationCommandUpdate, escalationQuery } from '../workflows/messages';
import { CommandRefusedError, GatewayError } from './port';
import { sendCommandTo } from './send-update';
import { isNotFound } from './temporal-errors';

interface Which {
  readonly id: InteractionId;
  readonly escalationId: string;
}

/** The live state of an escalation, for as long as Temporal keeps it. */
export async function readEscalation(client: Client, { id, escalationId }: Which): Promise<EscalationView> {
  if (!isEscalationOf(id, escalationId)) throw escalationNotFound(escalationId);
  const handle = client.workflow.getHandle(escalationWorkflowId(escalationId));
  return handle
    .query(escalationQuery)
    .catch((cause: unknown) => Promise.reject(orNotFound(cause, escalationId)));
}

/** Carries a command to an escalation, under its own id: its interaction may be over. */
export async function sendEscalationCommand(
  client: Client,
  which: Which,
  commandId: string,
  command: EscalationCommand,
): Promise<EscalationView> {
  if (!isEscalationOf(which.id, which.escalationId)) throw escalationNotFound(which.escalationId);
  return sendCommandTo(
    {
      handle: client.workflow.getHandle(escalationWorkflowId(which.escalationId)),
      update: escalationCommandUpdate,
      read: () => readEscalation(client, which),
      over,
    },
    commandId,
    command,
  );
}

export const escalationNotFound = (escalationId: string): GatewayError =>
  new GatewayError('escalation_not_found', `There is no escalation ${escalationId}.`);

const orNotFound = (cause: unknown, escalationId: string): unknown =>
  isNotFound(cause) ? escalationNotFound(escalationId) : cause;

const over = ({ status, owner }: EscalationView): CommandRefusedError =>
  new CommandRefusedError(REFUSALS.escalationOver, `It is over: ${status}, with ${owner.name}.`);
