import type { Fact, FactBody } from '../domain/facts';
import type { Interaction } from '../domain/interaction';
import { apply } from '../domain/process';
import { observe } from './observer';

/** A fact that breaks the fold is parked with its reason: it must not hold the customer up. */
export function fold(state: Interaction, fact: Fact): Interaction {
  try {
    const after = apply(state, fact);
    observe(state, after, fact);
    return after;
  } catch (error) {
    const parked: Fact = {
      kind: 'parked',
      what: fact.kind,
      reason: error instanceof Error ? error.message : 'unknown',
      ...(fact.kind === 'command' && { asked: { commandId: fact.commandId, bodyHash: fact.bodyHash } }),
      receivedAt: fact.receivedAt,
    };
    const after = apply(state, parked);
    observe(state, after, parked);
    return after;
  }
}

/** What a signal brought that is none of ours, a tombstone among it. */
export const unreadable = (what: string, value: unknown): FactBody => ({
  kind: 'parked',
  what,
  reason:
    typeof value === 'object' && value !== null && 'reason' in value ? String(value.reason) : 'not readable',
});
