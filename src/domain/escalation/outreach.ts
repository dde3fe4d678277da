import type { Instant } from '../json';
import type { EscalationActionBody } from './actions';
import type { Escalation } from './escalation';
import { record, THROUGHLINE } from './timeline';
import type { EscalationDone } from './facts';

/*
 * The customer hears that it is resolved: by their interaction, which is told so like any other news. Once nobody is there to
 * be told any more, the escalation begins an interaction that continues theirs.
 */

/** Somebody has answered, for the customer too; what was ended in Temporal has been looked at by nobody. */
export const isAnswered = ({ status, start, resolution }: Escalation): boolean =>
  status === 'resolved' &&
  start.answer !== undefined &&
  resolution?.isQuiet !== true &&
  !(resolution?.by.kind === 'ops' && resolution.by.id === 'temporal');

/** Their interaction is over, and so could not be told. */
export function interactionOver(state: Escalation, now: Instant): Escalation {
  if (!isAnswered(state) || state.outreach !== undefined) return state;
  if (state.start.answer !== null) return { ...state, outreach: 'due' };
  const why = 'Nobody knows where to write to.';
  return record({ ...state, outreach: 'impossible' }, now, 'customer.not_told', THROUGHLINE, { why });
}

/** Their interaction has heard of it, and passes it on: what is told of the escalation later changes nothing about that. */
export const answerHeard = (state: Escalation, { action }: EscalationDone<'tellInteraction'>): Escalation =>
  action.report.answers === true && state.outreach === undefined ? { ...state, outreach: 'theirs' } : state;

export const outreachDue = ({ start: { answer }, outreach }: Escalation): EscalationActionBody | null =>
  outreach === 'due' && answer ? { do: 'startOutreach', start: answer } : null;

export const outreachStarted = (
  state: Escalation,
  { action: { start }, receivedAt }: EscalationDone<'startOutreach'>,
): Escalation =>
  record({ ...state, outreach: 'done' }, receivedAt, 'outreach.started', THROUGHLINE, {
    interactionId: start.interactionId,
    because: start.outreach?.because ?? null,
  });

/** Whether it is still open by whom the customer is told: how it ended is written after that. */
export const isOutreachOpen = (state: Escalation): boolean =>
  state.outreach === 'due' ||
  state.outreach === 'begun' ||
  (isAnswered(state) && (state.telling || state.told !== state.version));
