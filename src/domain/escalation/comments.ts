import type { ActionOf } from '../actions';
import type { Actor } from '../actor';
import { cutText } from '../cut-text';
import { REFUSALS } from '../failure-types';
import type { Instant } from '../json';
import type { Refusal } from '../process/transfer-refusals';
import type { EscalationActionBody, EscalationActionOf } from './actions';
import { alertsOf, type Alert } from './alerts';
import { isTracker } from './channel-kind';
import type { EscalationCommand } from './commands';
import type { Escalation } from './escalation';
import type { EscalationFailed } from './facts';
import { asksTracker, trackersOf } from './ladder';
import { announce, record, THROUGHLINE } from './timeline';
import { isAskedAgain } from './trying-again';

/*
 * What is said beside the ladder: what the agent notes goes to the issues that a tracker keeps of it, for as long as it is
 * open; what people comment there goes into the case. Each once, one after another.
 */

/** What the agent noted on the interaction. Wire format. */
export interface AgentNoted {
  /** The same however often it is told. */
  readonly noteId: string;
  readonly text: string;
}

export const isAgentNoted = (value: unknown): value is AgentNoted => {
  if (typeof value !== 'object' || value === null) return false;
  const { noteId, text } = value as Partial<Record<keyof AgentNoted, unknown>>;
  return typeof noteId === 'string' && typeof text === 'string';
};

/** A note of the agent's, until every issue of the ladder has it. */
export interface AgentNote {
  readonly id: string;
  readonly text: string;
  /** The alerts whose issue has it, or could not be given it. */
  readonly given: readonly string[];
}

/** A comment of somebody's, until the case has it. */
export interface TrackerComment {
  readonly key: string;
  readonly at: Instant;
  readonly text: string;
  readonly status: 'due' | 'begun';
}

export interface Comments {
  readonly notes: readonly AgentNote[];
  /** The alert whose issue is being given a note. */
  readonly giving: string | null;
  readonly heard: readonly TrackerComment[];
  /** Of comments: counts them. */
  readonly heardSoFar: number;
}

const NONE: Comments = { notes: [], giving: null, heard: [], heardSoFar: 0 };

/** A state of an older worker has none. */
const commentsOf = ({ comments = NONE }: Pick<Escalation, 'comments'>): Comments => comments;

const change = (state: Escalation, to: Partial<Comments>): Escalation => ({
  ...state,
  comments: { ...commentsOf(state), ...to },
});

/** A ladder that nobody answers for days must stay small: the oldest notes are in the case, too. */
const MOST_NOTES = 20;

/** The agent has noted something on the interaction. */
export function noteTaken(state: Escalation, { noteId, text }: AgentNoted): Escalation {
  const { notes } = commentsOf(state);
  const isKnown = notes.some(({ id }) => id === noteId);
  if (isKnown || state.endedAt !== null || !asksTracker(state.start.ladder)) return state;
  return change(state, { notes: [...notes, { id: noteId, text, given: [] }].slice(-MOST_NOTES) });
}

const issuesIn = (state: Escalation): readonly Alert[] =>
  alertsOf(state).filter(
    ({ kind, key, isThere, pagesOut }) =>
      isTracker(kind) && isThere && pagesOut === 0 && !isAskedAgain(state, key),
  );

export function nextComment(state: Escalation): EscalationActionBody | null {
  const { notes, giving } = commentsOf(state);
  if (giving !== null || state.endedAt !== null) return null;
  for (const { id, text, given } of notes) {
    const alert = issuesIn(state).find(({ key }) => !given.includes(key));
    if (alert === undefined) continue;
    const { key, channel, ref = null } = alert;
    return { do: 'commentIssue', alert: key, channel, ref, noteId: id, text };
  }
  return null;
}

export function commentBegun(
  state: Escalation,
  { alert, noteId }: EscalationActionOf<'commentIssue'>,
): Escalation {
  const notes = commentsOf(state).notes.flatMap((note) => {
    const given = note.id === noteId ? [...note.given, alert] : note.given;
    return given.length >= trackersOf(state.start.ladder).length ? [] : [{ ...note, given }];
  });
  return change(state, { notes, giving: alert });
}

export const commentEnded = (state: Escalation): Escalation => change(state, { giving: null });

export const commentFailed = (
  state: Escalation,
  { message, receivedAt }: EscalationFailed & { receivedAt: Instant },
  { channel }: EscalationActionOf<'commentIssue'>,
): Escalation =>
  record(state, receivedAt, 'channel.not_told', THROUGHLINE, { channel, news: 'note', why: message });

type CommentCommand = Extract<EscalationCommand, { kind: 'comment' }>;

/** Only where an issue of this escalation's is. */
export function whyNotComment(state: Escalation, { by, issue }: CommentCommand): Refusal | null {
  const isOurs = alertsOf(state).some(({ kind, ref }) => kind === by.kind && ref?.['id'] === issue);
  return isOurs ? null : { type: REFUSALS.notAsked, message: 'This escalation has no such issue.' };
}

const CHARACTERS = 4_000;

const shortened = (text: string): string =>
  text.length <= CHARACTERS ? text : `${cutText(text, CHARACTERS - 1)}…`;

/** Somebody commented on the issue: the case has the words, the timeline who it was. */
export function commented(state: Escalation, { by, text }: CommentCommand, now: Instant): Escalation {
  const { heard, heardSoFar } = commentsOf(state);
  const key = `comment-${heardSoFar + 1}`;
  const comment: TrackerComment = { key, at: now, text: saidBy(by, shortened(text)), status: 'due' };
  const kept = change(state, { heard: [...heard, comment], heardSoFar: heardSoFar + 1 });
  return announce(kept, now, 'comment.added', by);
}

const saidBy = ({ kind, id }: Actor, text: string): string =>
  `Comment by ${id ?? 'somebody'} (${kind}): ${text}`;

export function nextHeard(state: Escalation): ActionOf<'appendCaseNote'> | null {
  const { heard } = commentsOf(state);
  const [comment] = heard;
  if (comment?.status !== 'due') return null;
  const { escalationId, interactionId, externalId, customerId } = state.start;
  const { key, at, text } = comment;
  const about = { interactionId, externalId, customerId };
  return { do: 'appendCaseNote', key: `${escalationId}:${key}`, ...about, at, text };
}

/** Whether a case note is of a comment, and not of how it ended. */
export const isOfComment = ({ key }: Pick<ActionOf<'appendCaseNote'>, 'key'>): boolean =>
  /:comment-\d+$/.test(key);

export const heardBegun = (state: Escalation): Escalation =>
  change(state, {
    heard: commentsOf(state).heard.map((comment, n) =>
      n === 0 ? { ...comment, status: 'begun' as const } : comment,
    ),
  });

export const heardEnded = (state: Escalation): Escalation =>
  change(state, { heard: commentsOf(state).heard.slice(1) });

/** Something is on its way, or about to be. */
export const hasCommentsOut = (state: Escalation): boolean => {
  const { giving, heard } = commentsOf(state);
  return giving !== null || heard.length > 0;
};

/** Who closes an issue often says why, and the tracker tells of that by itself: a moment later, or before. */
const LAST_WORDS_MS = 120_000;

/** Until when comments are waited for that belong to the end; null: none are expected. */
export const lastWordsUntil = ({ resolution, endedAt }: Escalation): Instant | null =>
  endedAt !== null && resolution !== null && resolution.by.kind === 'jira' ? endedAt + LAST_WORDS_MS : null;

/** The ids that the trackers have for what this escalation asked, for those who look it up by them. */
export const trackerIssues = (state: Escalation): readonly string[] =>
  alertsOf(state).flatMap(({ kind, ref }) =>
    isTracker(kind) && typeof ref?.['id'] === 'string' ? [ref['id']] : [],
  );
