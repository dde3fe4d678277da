import { applyEscalation } from '../../domain/escalation';
import type { Escalation } from '../../domain/escalation/escalation';
import type { EscalationFact } from '../../domain/escalation/facts';

/** A fact that breaks the fold is parked with its reason: it must not hold the ladder up. */
export function fold(state: Escalation, fact: EscalationFact): Escalation {
  try {
    return applyEscalation(state, fact);
  } catch (error) {
    return applyEscalation(state, {
      kind: 'parked',
      what: fact.kind,
      reason: error instanceof Error ? error.message : 'unknown',
      ...(fact.kind === 'command' && { asked: { commandId: fact.commandId, bodyHash: fact.bodyHash } }),
      receivedAt: fact.receivedAt,
    });
  }
}
