import type { ActionOf } from '../actions';
import type { Instant } from '../json';
import type { EscalationActionBody } from './actions';
import { hasAlertsOut } from './alerts';
import { hasCommentsOut } from './comments';
import type { Escalation } from './escalation';
import { isPageWanted } from './paging';
import { isAnswered, isOutreachOpen } from './outreach';
import type { EscalationView } from './escalation-view';
import { escalationView } from './view';

/*
 * What is left when it is over: the interaction hears of it, the case says how it went, and who was to be told at the
 * ladder's end is told, for as long as that is tried.
 */

export const isOver = ({ endedAt }: Escalation): boolean => endedAt !== null;

/** One piece of news at a time, so that a newer one is never overtaken. */
export const newsDue = (state: Escalation): EscalationActionBody | null =>
  state.telling || state.told === state.version
    ? null
    : {
        do: 'tellInteraction',
        interactionId: state.start.interactionId,
        report: {
          version: state.version,
          view: inShort(escalationView(state)),
          ...(isAnswered(state) && { answers: true as const }),
        },
      };

const MOST_TOLD = 20;

/** A ladder that is climbed ten times must not fill its interaction's history: the whole is the escalation's to tell. */
const inShort = (view: EscalationView): EscalationView => ({
  ...view,
  asked: view.asked.slice(-MOST_TOLD),
  timeline: view.timeline.slice(-MOST_TOLD),
});

/** The case note of how it ended: the CRM has it whoever could or could not be reached. */
export function noteDue(state: Escalation): ActionOf<'appendCaseNote'> | null {
  if (state.note !== 'due' || state.endedAt === null || isOutreachOpen(state)) return null;
  const { escalationId, interactionId, externalId, customerId } = state.start;
  return {
    do: 'appendCaseNote',
    key: `${escalationId}:outcome`,
    interactionId,
    externalId,
    customerId,
    at: state.endedAt,
    text: outcomeText(state, state.endedAt),
  };
}

function outcomeText(
  { start, status, owner, acknowledged, resolution, handedBack = [], outreach }: Escalation,
  at: Instant,
): string {
  const who = (as: string | null, { kind, id }: { kind: string; id: string | null }) => as ?? `${kind} ${id}`;
  const lines = [
    `Escalation: ${status} (${start.ladder.name}) at ${new Date(at).toISOString()}`,
    ...handedBack.map(({ by, note }) => `Handed back: ${by}${note === null ? '' : `: ${note}`}`),
    acknowledged && `Acknowledged: ${who(acknowledged.as, acknowledged.by)}`,
    resolution && `Resolved: ${who(resolution.as, resolution.by)}`,
    status === 'unanswered' && `Nobody has resolved it in time. It is with ${owner.name}.`,
    resolution?.note && `Note: ${resolution.note}`,
    resolution?.isQuiet && 'The customer is not told, as was asked.',
    outreach === 'impossible' && 'The customer was not told: nobody knows where to write to.',
    outreach === 'done' && `The customer is told by the interaction ${start.answer?.interactionId}.`,
  ];
  return lines.filter(Boolean).join('\n');
}

/** Nothing is left to do, and nothing on its way. */
export const isDone = (state: Escalation): boolean =>
  isOver(state) &&
  state.underway === null &&
  state.told === state.version &&
  !state.telling &&
  !isOutreachOpen(state) &&
  state.note === 'done' &&
  !hasPagesOut(state);

const hasPagesOut = (state: Escalation): boolean =>
  isSending(state) ||
  state.asked.some(({ targets }) => targets.some(({ pageId }) => isPageWanted(state, pageId)));

/** Something is on its way to somebody. What only waits to be sent is not. */
export const isSending = (state: Escalation): boolean =>
  hasAlertsOut(state) ||
  hasCommentsOut(state) ||
  state.tellingReceivers === true ||
  state.asked.some(({ targets }) => targets.some(({ page }) => page === 'sending'));
