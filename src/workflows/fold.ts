import { patched } from '@temporalio/workflow';
import type { Fact, FactBody, ResultFact } from '../domain/facts';
import { OUTSIDE_FAILURES } from '../domain/failure-types';
import type { Interaction } from '../domain/interaction';
import { apply } from '../domain/process';
import { observe } from './observer';

type Parked = Extract<Fact, { kind: 'parked' }>;

/**
 * A fact that breaks the fold is parked with its reason: it must not hold the customer up. A result that does is as good
 * as none besides: what it was of has failed, or the main line would wait for it for ever.
 */
export function fold(state: Interaction, fact: Fact): Interaction {
  try {
    return tell(state, fact);
  } catch (error) {
    const parked: Parked = {
      kind: 'parked',
      what: fact.kind,
      reason: error instanceof Error ? error.message : 'unknown',
      ...(fact.kind === 'command' && { asked: { commandId: fact.commandId, bodyHash: fact.bodyHash } }),
      receivedAt: fact.receivedAt,
    };
    return fact.kind === 'done' && patched('broken-results-are-failures')
      ? withoutResult(state, fact, { ...parked, what: `done:${fact.do}` })
      : tell(state, parked);
  }
}

function tell(state: Interaction, fact: Fact): Interaction {
  const after = apply(state, fact);
  observe(state, after, fact);
  return after;
}

/** What is tried for hours until we have mended it is logged each time, and shown once. */
function withoutResult(state: Interaction, { action, receivedAt }: ResultFact & Fact, parked: Parked) {
  const isShown = state.timeline.some(
    ({ what, details }) => what === 'fact.parked' && details['what'] === parked.what,
  );
  if (isShown) observe(state, state, parked);
  const failure = { failure: OUTSIDE_FAILURES.unknown, message: parked.reason, retryAfterMs: null };
  return tell(isShown ? state : tell(state, parked), { kind: 'failed', action, ...failure, receivedAt });
}

/** What a signal brought that is none of ours, a tombstone among it. */
export const unreadable = (what: string, value: unknown): FactBody => ({
  kind: 'parked',
  what,
  reason:
    typeof value === 'object' && value !== null && 'reason' in value ? String(value.reason) : 'not readable',
});
