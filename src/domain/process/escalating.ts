import type { EscalateCommand } from '../commands';
import { asksTracker } from '../escalation/ladder';
import type { EscalationReport, EscalationView } from '../escalation/escalation-view';
import type { EscalationRecord } from '../escalation/record';
import type { DoneFact, FailedFact } from '../facts';
import { REFUSALS, type RefusalType } from '../failure-types';
import { escalationIdOf, type EscalationId } from '../ids';
import type { Interaction } from '../interaction';
import type { Instant } from '../json';
import { answer, type Asked } from './answers';
import { background } from './background';
import { recordOf } from './escalation-requests';
import { answerKept } from './outreach-start';
import { currentLeg } from './legs';
import { record, THROUGHLINE } from './timeline';
import { refuse, type Refusal } from './transfer-refusals';

/*
 * Hand-offs to people outside the queues. Each is a workflow of its own (../escalation): here it is only begun, beside
 * the main line, and listened to. The interaction goes on, and may be over long before.
 */

const MOST_ESCALATIONS = 20;

/** Why nobody outside can be asked as things stand, or null. That the ladder exists is looked up afterwards. */
export function whyNotEscalate(state: Interaction, { by, ladder }: EscalateCommand): Refusal | null {
  const { acceptance } = currentLeg(state);
  if (by.kind === 'agent' && acceptance === null) {
    return refuse('notAccepted', 'No agent has accepted this interaction yet.');
  }
  if (by.kind === 'agent' && acceptance?.agentSid !== by.id) {
    return refuse('notOwner', `It belongs to agent ${acceptance?.agentSid}.`);
  }
  const same = state.escalations.find((other) => other.ladderName === ladder && isOpen(other));
  if (same !== undefined) {
    return refuse('alreadyEscalated', `${same.escalationId} asks by this ladder already.`);
  }
  return state.escalations.length < MOST_ESCALATIONS
    ? null
    : refuse('tooManyEscalations', `It was escalated ${MOST_ESCALATIONS} times, the most that there may be.`);
}

export function askEscalation(
  state: Interaction,
  { commandId, bodyHash }: Asked,
  { by, ladder, level, note }: EscalateCommand,
  now: Instant,
): Interaction {
  const n = 1 + Math.max(0, ...state.escalations.map(({ escalationId }) => numberOf(escalationId)));
  const escalationId = escalationIdOf(state.start.interactionId, n);
  const asked: EscalationRecord = {
    escalationId,
    ladderName: ladder,
    level,
    by,
    note,
    askedAt: now,
    commandId,
    bodyHash,
    ladder: null,
    isStarted: false,
    report: null,
  };
  const known = { ...state, escalations: [...state.escalations, asked] };
  return background(known, `plan:${commandId}`, { work: 'plan_escalation', escalationId });
}

const numberOf = (escalationId: EscalationId): number =>
  Number(escalationId.slice(escalationId.lastIndexOf('-e') + 2));

/** A clock's: nobody has it and asks for it, so nobody waits for an answer either. What is asked already is not asked twice. */
export const escalateByItself = (
  state: Interaction,
  key: string,
  { by, ladder }: Pick<EscalateCommand, 'by' | 'ladder'>,
  now: Instant,
): Interaction => {
  const command = { kind: 'escalate', by, ladder, level: 1, note: null } as const;
  return state.outcome !== null || whyNotEscalate(state, command) !== null
    ? state
    : askEscalation(state, { commandId: key, bodyHash: '' }, command, now);
};

/** The ladder is known; or there is none, and whoever asked is told. */
export function escalationPlanned(
  state: Interaction,
  { action: { escalationId }, result, receivedAt }: DoneFact<'planEscalation'>,
): Interaction {
  if (result.refusal !== null) return notEscalated(state, escalationId, result.refusal, receivedAt);
  const { ladder, answer: words } = result;
  const known = change(state, escalationId, {
    ladder,
    ...(asksTracker(ladder) && { hasTracker: true }),
    ...(words !== undefined && { answer: answerKept(words, receivedAt) }),
  });
  return background(known, `start:${escalationId}`, { work: 'start_escalation', escalationId });
}

export function escalationStarted(
  state: Interaction,
  { action: { start }, receivedAt }: DoneFact<'startEscalation'>,
): Interaction {
  const { escalationId, by, note, level, ladder } = start;
  const { commandId, bodyHash } = recordOf(state, escalationId);
  const started = change(state, escalationId, { ladder: null, isStarted: true });
  const told = record(started, `escalation:${escalationId}`, receivedAt, 'escalation.started', by, {
    escalationId,
    ladder: ladder.name,
    level,
  });
  const result = { escalationId, status: 'open' };
  const answered = answer(told, { commandId, bodyHash }, null, result);
  const key = `note:${commandId}`;
  return note === null
    ? answered
    : background(answered, key, { work: 'case_note', key, at: receivedAt, text: note });
}

/** The policy could not be read, or Temporal did not begin the workflow. */
export function escalationFailed(
  state: Interaction,
  { action, receivedAt }: FailedFact & { receivedAt: Instant },
): Interaction {
  const unread = { type: REFUSALS.ladderUnread, message: 'The ladder could not be begun. Try again.' };
  if (action.do === 'planEscalation') return notEscalated(state, action.escalationId, unread, receivedAt);
  return action.do === 'startEscalation'
    ? notEscalated(state, action.start.escalationId, unread, receivedAt)
    : state;
}

function notEscalated(
  state: Interaction,
  escalationId: EscalationId,
  refusal: { readonly type: RefusalType; readonly message: string },
  now: Instant,
): Interaction {
  const { commandId, bodyHash, by, ladderName } = recordOf(state, escalationId);
  const escalations = state.escalations.filter((other) => other.escalationId !== escalationId);
  const answered = answer({ ...state, escalations }, { commandId, bodyHash }, refusal);
  return by.kind === 'throughline'
    ? notBegun(answered, { escalationId, ladderName, why: refusal.message }, now)
    : answered;
}

/** Nobody asked who could be told: whoever reads the timeline is. */
const notBegun = (
  state: Interaction,
  { escalationId, ladderName, why }: { escalationId: EscalationId; ladderName: string; why: string },
  now: Instant,
): Interaction =>
  record(state, `refused:${escalationId}`, now, 'escalation.not_begun', THROUGHLINE, {
    ladder: ladderName,
    why,
  });

const change = (
  state: Interaction,
  escalationId: EscalationId,
  to: Partial<EscalationRecord>,
): Interaction => ({
  ...state,
  escalations: state.escalations.map((other) =>
    other.escalationId === escalationId ? { ...other, ...to } : other,
  ),
});

/** What an escalation tells of itself; older news than what is known changes nothing. */
export function hearEscalation(state: Interaction, report: EscalationReport, now: Instant): Interaction {
  const { version, view } = report;
  const known = state.escalations.find(({ escalationId }) => escalationId === view.escalationId);
  if (known === undefined || version <= (known.report?.version ?? 0)) return state;
  const heard = change(state, known.escalationId, { report });
  const before = known.report?.view;
  const what = before?.status === view.status ? climbed(before, view) : view.status;
  if (what === null || (what === 'open' && before === undefined)) return heard;
  // News may be of several things at once: the last of them need not be this one.
  const by = view.timeline.findLast((moment) => moment.what === `escalation.${what}`)?.by ?? THROUGHLINE;
  const { escalationId, ladder, level } = view;
  return record(heard, `escalation:${escalationId}:${version}`, now, `escalation.${what}`, by, {
    escalationId,
    ladder,
    level,
    owner: view.owner.name,
  });
}

const climbed = (from: EscalationView, to: EscalationView): string | null =>
  from.level === to.level && from.round === to.round ? null : 'climbed';

/** What an agent notes while a ladder is open is said where a tracker keeps it, too. */
export const passNoteOn = (
  state: Interaction,
  { noteId, text }: { readonly noteId: string; readonly text: string },
): Interaction =>
  state.escalations
    .filter((known) => known.hasTracker === true && isOpen(known))
    .reduce(
      (passed, { escalationId }) =>
        background(passed, `pass:${escalationId}:${noteId}`, {
          work: 'pass_note',
          escalationId,
          noteId,
          text,
        }),
      state,
    );

/** Somebody outside still has it, or is being asked. */
const isOpen = ({ isStarted, report }: EscalationRecord): boolean =>
  !isStarted || report === null || report.view.endedAt === null;

export const hasOpenLadder = ({ escalations }: Interaction): boolean => escalations.some(isOpen);

/** Whether a ladder is about to be begun, or refused: until then nobody knows how the interaction ends. */
export const isEscalating = ({ escalations }: Interaction): boolean =>
  escalations.some(({ isStarted }) => !isStarted);

/** The highest level that is asked now, for lists; null where no ladder is open. */
export function escalationLevel({ escalations }: Interaction): number | null {
  const levels = escalations.filter(isOpen).map(({ level, report }) => report?.view.level ?? level);
  return levels.length === 0 ? null : Math.max(...levels);
}
