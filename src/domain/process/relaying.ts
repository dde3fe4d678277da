import type { ActionOf } from '../actions';
import { nextOpen } from '../clocks/openings';
import type { EscalationReport } from '../escalation/escalation-view';
import type { EscalationRecord } from '../escalation/record';
import type { DoneFact, FailedFact } from '../facts';
import { OUTSIDE_FAILURES } from '../failure-types';
import type { EscalationId } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import type { AnswerToTell } from '../outreach';
import type { Agenda } from './agenda';
import { background } from './background';
import { isEnding } from './clocks/evidence';
import { say } from './saying';
import { answerStart } from './outreach-start';
import { isReachingOut } from './reaching-out';
import { record, THROUGHLINE } from './timeline';
import { retryDelayMs } from './timings';

/*
 * What people outside the queues have brought is passed on to the customer: in their interaction as long as that is open, and
 * by one of its own once it is not. Once, whichever it is: the escalation tells only those of whom it hears that nobody is there.
 */

const change = (state: Interaction, id: EscalationId, to: Partial<AnswerToTell>): Interaction => ({
  ...state,
  escalations: state.escalations.map((one) =>
    one.escalationId === id && one.answer !== undefined ? { ...one, answer: { ...one.answer, ...to } } : one,
  ),
});

/** Somebody has resolved it. */
export function hearAnswer(
  state: Interaction,
  { view, answers }: EscalationReport,
  now: Instant,
): Interaction {
  const known = state.escalations.find(({ escalationId }) => escalationId === view.escalationId);
  if (answers !== true || known?.answer?.status !== 'kept') return state;
  return change(state, known.escalationId, { status: 'due', at: nextOpen(known.answer.quiet, now) });
}

const keyOf = ({ start }: Interaction, escalationId: EscalationId): string =>
  `${start.interactionId}:answer:${escalationId}`;

const isBeingSaid = (state: Interaction, escalationId: EscalationId): boolean =>
  state.underway?.do === 'sendMessage' && state.underway.key === keyOf(state, escalationId);

/** What could not be said before the end is said by another interaction. Comes after every fact. */
export const settleAnswers = (state: Interaction, now: Instant): Interaction =>
  state.outcome === null
    ? state
    : state.escalations.reduce(
        (known, one) =>
          isUnsaid(one) && !isBeingSaid(known, one.escalationId) ? sayApart(known, one, now) : known,
        state,
      );

const isUnsaid = ({ answer }: EscalationRecord): boolean =>
  answer?.status === 'due' || answer?.status === 'apart';

function sayApart(state: Interaction, known: EscalationRecord, now: Instant): Interaction {
  const { escalationId, answer } = known;
  if (answer?.isDoubtful) return notTold(state, escalationId, 'Nobody knows whether it came.', now);
  if (answerStart(state, known) === null) {
    return notTold(state, escalationId, 'Nobody knows where to write to.', now);
  }
  const id = `outreach:${escalationId}`;
  return background(change(state, escalationId, { status: 'begun' }), id, {
    work: 'start_outreach',
    escalationId,
  });
}

const notTold = (state: Interaction, escalationId: EscalationId, why: string, now: Instant): Interaction =>
  record(
    change(state, escalationId, { status: 'not_told' }),
    `not_told:${escalationId}`,
    now,
    'customer.not_told',
    THROUGHLINE,
    { what: 'escalation_answered', escalationId, why },
  );

export const outreachStarted = (
  state: Interaction,
  { action: { start }, receivedAt }: DoneFact<'startOutreach'>,
): Interaction =>
  record(state, `outreach:${start.interactionId}`, receivedAt, 'outreach.started', THROUGHLINE, {
    interactionId: start.interactionId,
    because: start.outreach?.because ?? start.followUp?.because ?? null,
  });

/** Never after the end, nor while it is being brought about. */
export function answersAgenda(state: Interaction): Agenda {
  if (isEnding(state) || isReachingOut(state)) return [];
  return state.escalations.flatMap((known) => {
    const act = sayAnswer(state, known);
    return act === null ? [] : [{ what: 'tell_customer', at: known.answer!.at, act }];
  });
}

/** Null: there is nothing to say, or it cannot be said here. */
function sayAnswer(
  state: Interaction,
  { escalationId, answer }: EscalationRecord,
): ActionOf<'sendMessage'> | null {
  if (answer?.status !== 'due' || state.start.channel === 'voice') return null;
  return say(state, { key: keyOf(state, escalationId), text: answer.text });
}

const answerOf = (state: Interaction, { key }: { readonly key: string }): EscalationRecord | undefined =>
  state.escalations.find(({ escalationId }) => key === keyOf(state, escalationId));

/** Whether an action passes an answer on. */
export const saysAnswer = (state: Interaction, action: { readonly do: string }): boolean =>
  action.do === 'sendMessage' && answerOf(state, action as ActionOf<'sendMessage'>) !== undefined;

export function saidAnswer(state: Interaction, { action, receivedAt }: DoneFact<'sendMessage'>): Interaction {
  const { escalationId } = answerOf(state, action)!;
  const told = change(state, escalationId, { status: 'told' });
  return record(told, `told:${action.key}`, receivedAt, 'customer.told', THROUGHLINE, {
    what: 'escalation_answered',
    escalationId,
  });
}

/** Said again under the same key, which keeps it from coming twice; what is refused here is said once here is over. */
export function answerFailed(
  state: Interaction,
  { action, failure, message, receivedAt, retryAfterMs }: FailedFact & { receivedAt: Instant },
): Interaction {
  const { escalationId, answer } = answerOf(state, action as ActionOf<'sendMessage'>)!;
  const failures = (answer?.failures ?? 0) + 1;
  const at = receivedAt + retryDelayMs(failures, retryAfterMs);
  const isDoubtful = answer?.isDoubtful === true || failure === OUTSIDE_FAILURES.unknown;
  if (failure === OUTSIDE_FAILURES.refused) return change(state, escalationId, { status: 'apart' });
  const later = change(state, escalationId, { failures, at, ...(isDoubtful && { isDoubtful }) });
  return failures > 1 ? later : delayed(later, escalationId, message, receivedAt);
}

const delayed = (state: Interaction, escalationId: EscalationId, why: string, now: Instant): Interaction =>
  record(state, `delayed:${escalationId}`, now, 'customer.told_later', THROUGHLINE, { escalationId, why });
