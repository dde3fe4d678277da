import type { AlertName } from '../../domain/escalation/alert-key';
import type { EscalationCommand } from '../../domain/escalation/commands';
import { REFUSALS } from '../../domain/failure-types';
import { CommandRefusedError, GatewayError, type Delivery } from '../../gateway/port';
import { within } from '../deadline';
import { isUnavailable, type Undelivered } from './deliver';
import type { WebhookDeps } from './webhook';

export interface Answered {
  readonly outcome: Delivery | Undelivered;
  /** Why it changed nothing, for whoever answered; it names who was first. */
  readonly refusal: string | null;
}

/**
 * Carries to an escalation what somebody answered where they were asked. It is durable when this resolves; the same
 * command id has one effect. A refusal is no failure: they were late, or it is none of theirs.
 */
export async function answerEscalation(
  { gateway, deadlines }: Pick<WebhookDeps, 'gateway' | 'deadlines'>,
  { interactionId: id, escalationId }: Pick<AlertName, 'interactionId' | 'escalationId'>,
  commandId: string,
  command: EscalationCommand,
): Promise<Answered> {
  try {
    const which = { id, escalationId };
    await within(deadlines.webhookMs, gateway.commandEscalation(which, commandId, command));
    return { outcome: 'delivered', refusal: null };
  } catch (error) {
    if (error instanceof CommandRefusedError) {
      const outcome = error.type === REFUSALS.escalationOver ? 'late' : 'not_needed';
      return { outcome, refusal: error.message };
    }
    if (error instanceof GatewayError && error.code === 'escalation_not_found') {
      return { outcome: 'unknown', refusal: error.message };
    }
    if (error instanceof GatewayError && error.code === 'idempotency_conflict') {
      return { outcome: 'not_needed', refusal: null };
    }
    if (isUnavailable(error)) return { outcome: 'unavailable', refusal: null };
    throw error;
  }
}
