import type { ActionOf } from '../actions';
import type { EscalationRecord } from '../escalation/record';
import type { EscalationId } from '../ids';
import type { BackgroundWork, Interaction } from '../interaction';

/* What the process asks for an escalation, word for word. */

/** As the policy in force has it. */
export function planEscalation(state: Interaction, escalationId: EscalationId): ActionOf<'planEscalation'> {
  const { ladderName, level, by } = recordOf(state, escalationId);
  const patient = by.kind === 'throughline' ? ({ patient: true } as const) : {};
  return { do: 'planEscalation', escalationId, ladder: ladderName, level, ...patient };
}

/** Once its ladder is known. */
export function startEscalation(state: Interaction, escalationId: EscalationId): ActionOf<'startEscalation'> {
  const { ladder, level, by, note } = recordOf(state, escalationId);
  if (ladder === null) throw new Error('An escalation is begun once its ladder is known.');
  const { interactionId, externalId, channel, customer } = state.start;
  const start = { escalationId, interactionId, externalId, customerId: customer.id, channel };
  const asked = { ladder, level, by, note };
  return {
    do: 'startEscalation',
    start: { ...start, ...asked, news: 'levels', receivers: 'told', listed: true },
  };
}

/** To an escalation that keeps issues in a tracker. */
export const passNote = ({
  escalationId,
  noteId,
  text,
}: Extract<BackgroundWork, { work: 'pass_note' }>): ActionOf<'passNote'> => ({
  do: 'passNote',
  escalationId,
  noteId,
  text,
});

export function recordOf({ escalations }: Interaction, escalationId: EscalationId): EscalationRecord {
  const found = escalations.find((other) => other.escalationId === escalationId);
  if (found === undefined) throw new Error(`There is no escalation ${escalationId}.`);
  return found;
}
