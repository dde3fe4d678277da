import type { LadderLevel, LadderTarget } from '../src/domain/escalation/ladder';
import type { EscalationStart } from '../src/domain/escalation/start';
import { asInteractionId, escalationIdOf } from '../src/domain/ids';

export const level = (target: LadderTarget, acknowledgeWithinMs: number): LadderLevel => ({
  targets: [target],
  acknowledge: 'any',
  acknowledgeWithinMs,
  calendar: null,
  texts: { en: 'Help.' },
});

/** A ladder of these levels, of an interaction that is over: what it is told costs the ladder the same, and nobody else. */
export function ladderStart(name: string, levels: readonly LadderLevel[]): EscalationStart {
  const interactionId = asInteractionId(name);
  return {
    escalationId: escalationIdOf(interactionId, 1),
    interactionId,
    externalId: name,
    customerId: null,
    channel: 'chat',
    ladder: {
      name: 'bench',
      policyVersion: 'bench@1',
      levels,
      repeat: 0,
      resolveWithinMs: 3_600_000,
      ifUnanswered: { kind: 'webhook', channel: 'hook' },
    },
    level: 1,
    by: { kind: 'agent', id: 'ana' },
    note: null,
    news: 'levels',
    receivers: 'told',
    listed: true,
  };
}
