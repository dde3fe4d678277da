import type { AlertName } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { REFUSALS } from '../../domain/failure-types';
import { CommandRefusedError, GatewayError, type Delivery } from '../../gateway/port';
import { within } from '../deadline';
import { isUnavailable, type Undelivered } from './deliver';
import type { WebhookDeps } from './webhook';

/**
 * Carries to an escalation what somebody answered where they were asked. It is durable when this resolves; the same
 * command id has one effect. A refusal is no failure: they were late, or it is none of theirs.
 */
export async function answerEscalation(
  { gateway, deadlines }: Pick<WebhookDeps, 'gateway' | 'deadlines'>,
  { interactionId: id, escalationId }: Pick<AlertName, 'interactionId' | 'escalationId'>,
  commandId: string,
  command: EscalationCommand,
): Promise<Delivery | Undelivered> {
  try {
    const which = { id, escalationId };
    await within(deadlines.webhookMs, gateway.commandEscalation(which, commandId, command));
    return 'delivered';
  } catch (error) {
    if (error instanceof CommandRefusedError) {
      return error.type === REFUSALS.escalationOver ? 'late' : 'not_needed';
    }
    if (error instanceof GatewayError && error.code === 'escalation_not_found') return 'unknown';
    if (error instanceof GatewayError && error.code === 'idempotency_conflict') return 'not_needed';
    if (isUnavailable(error)) return 'unavailable';
    throw error;
  }
}
