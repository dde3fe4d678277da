import type { ActionOf } from '../actions';
import type { EscalationRecord } from '../escalation/record';
import type { EscalationId } from '../ids';
import type { BackgroundWork, Interaction } from '../interaction';
import { answerStart } from './outreach-start';

/* What the process asks for an escalation, word for word. */

/** As the policy in force has it. */
export function planEscalation(state: Interaction, escalationId: EscalationId): ActionOf<'planEscalation'> {
  const { ladderName, level, by } = recordOf(state, escalationId);
  const customer = { channel: state.start.channel, attributes: state.attributes };
  const patient = by.kind === 'throughline' ? ({ patient: true } as const) : {};
  return { do: 'planEscalation', escalationId, ladder: ladderName, level, customer, ...patient };
}

/** Once its ladder is known. */
export function startEscalation(state: Interaction, escalationId: EscalationId): ActionOf<'startEscalation'> {
  const known = recordOf(state, escalationId);
  const { ladder, level, by, note } = known;
  if (ladder === null) throw new Error('An escalation is begun once its ladder is known.');
  const { interactionId, externalId, channel, customer } = state.start;
  const start = { escalationId, interactionId, externalId, customerId: customer.id, channel };
  const asked = { ladder, level, by, note };
  const answer = known.answer === undefined ? undefined : answerStart(state, known);
  return {
    do: 'startEscalation',
    start: {
      ...start,
      ...asked,
      news: 'levels',
      receivers: 'told',
      listed: true,
      ...(answer !== undefined && { answer }),
    },
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
