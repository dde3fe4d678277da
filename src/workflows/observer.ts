import { proxySinks, type Sinks } from '@temporalio/workflow';
import type { Fact } from '../domain/facts';
import type { Interaction } from '../domain/interaction';

/** What the worker counts and logs of an interaction. Told outside of replay, at least once: never for audit. */
export interface InteractionSinks extends Sinks {
  interactions: {
    started(interactionId: string, channel: string): void;
    closed(interactionId: string, channel: string, outcome: string, reason: string): void;
    parked(interactionId: string, what: string, reason: string): void;
    defect(interactionId: string, source: string, problem: string): void;
  };
}

const { interactions } = proxySinks<InteractionSinks>();

export const observeStart = ({ start }: Interaction): void =>
  interactions.started(start.interactionId, start.channel);

/** Tells what a fact has changed. */
export function observe(before: Interaction, after: Interaction, fact: Fact): void {
  const { interactionId, channel } = after.start;
  if (fact.kind === 'parked') interactions.parked(interactionId, fact.what, fact.reason);
  for (const { source, problem } of after.defects.slice(before.defects.length)) {
    interactions.defect(interactionId, source, problem);
  }
  if (before.outcome === null && after.outcome !== null) {
    interactions.closed(interactionId, channel, after.outcome, after.outcomeReason ?? 'unknown');
  }
}
