import { applyEscalation } from '../../domain/escalation';
import type { Escalation } from '../../domain/escalation/escalation';
import type { EscalationFact } from '../../domain/escalation/facts';
import { OUTSIDE_FAILURES } from '../../domain/failure-types';

/**
 * A fact that breaks the fold is parked with its reason: it must not hold the ladder up. A result that does is as good as
 * none: what it was of has failed, and is tried again.
 */
export function fold(state: Escalation, fact: EscalationFact): Escalation {
  try {
    return applyEscalation(state, fact);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown';
    if (fact.kind === 'done') {
      const { action, receivedAt } = fact;
      const failed = { failure: OUTSIDE_FAILURES.unknown, message: reason, retryAfterMs: null };
      return applyEscalation(state, { kind: 'failed', action, ...failed, receivedAt });
    }
    return applyEscalation(state, {
      kind: 'parked',
      what: fact.kind,
      reason,
      ...(fact.kind === 'command' && { asked: { commandId: fact.commandId, bodyHash: fact.bodyHash } }),
      receivedAt: fact.receivedAt,
    });
  }
}
