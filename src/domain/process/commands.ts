import type { Command } from '../commands';
import type { Interaction, Wish } from '../interaction';
import type { Instant } from '../json';
import { answer, type Asked } from './answers';
import { background } from './background';
import { changeCurrentLeg, currentLeg, settled } from './legs';
import { record } from './timeline';
import { refuse, whyNotTransfer, type Refusal } from './transfer-refusals';
import { askTransfer } from './transferring';

/** Why a command cannot be carried out as things stand, or null. Asked by the update's validator, and when it is folded. */
export function refusalOf(state: Interaction, command: Command): Refusal | null {
  if (command.kind === 'note') return whyNotNote(state, command);
  if (command.kind === 'transfer') return whyNotTransfer(state, command);
  if (state.outcome !== null) return refuse('interactionClosed', `It closed as ${state.outcome}.`);
  if (state.wish !== null) return refuse('interactionClosing', 'Another command is already ending it.');
  return command.kind === 'resolve' ? whyNotResolve(state, command) : null;
}

/** The CRM may be away for hours; what it has yet to take is kept in the state, which must stay small. */
const MOST_UNWRITTEN_NOTES = 20;

function whyNotNote(state: Interaction, { by }: Command): Refusal | null {
  const had = state.legs.flatMap(({ acceptances }) => acceptances).some(({ agentSid }) => agentSid === by.id);
  if (by.kind === 'agent' && !had) return refuse('notOwner', 'No leg of this interaction is or was yours.');
  const unwritten = state.background.filter(({ work, status }) => work === 'case_note' && status !== 'done');
  return unwritten.length < MOST_UNWRITTEN_NOTES
    ? null
    : refuse('tooManyNotes', `The CRM has yet to take ${unwritten.length} notes. Try again later.`);
}

function whyNotResolve(state: Interaction, { by }: Command): Refusal | null {
  if (state.phase === 'transferring' || state.transferAsked !== null) {
    return refuse('transferUnderway', 'It is being transferred: it can be resolved once that is over.');
  }
  const { acceptance } = currentLeg(state);
  if (by.kind === 'agent' && acceptance !== null && acceptance.agentSid !== by.id) {
    return refuse('notOwner', `It belongs to agent ${acceptance.agentSid}.`);
  }
  return null;
}

export function obey(state: Interaction, asked: Asked, command: Command, now: Instant): Interaction {
  const { commandId, bodyHash } = asked;
  if (state.answers.some((known) => known.commandId === commandId)) return state;
  const refusal = refusalOf(state, command);
  if (refusal !== null) return answer(state, asked, refusal);
  switch (command.kind) {
    case 'note':
      return addNote(state, asked, command, now);
    case 'transfer': {
      const { by, to, mode, note, override } = command;
      return askTransfer(state, { commandId, bodyHash, by, to, mode, note, override }, command, now);
    }
    case 'resolve':
      return want(
        state,
        { wish: 'resolve', commandId, bodyHash, by: command.by, note: command.note, reason: 'resolved' },
        now,
      );
    case 'cancel':
      return want(
        state,
        {
          wish: 'cancel',
          commandId,
          bodyHash,
          by: command.by,
          note: null,
          reason: CANCEL_REASON[command.onBehalfOf],
        },
        now,
      );
  }
}

const CANCEL_REASON = {
  customer: 'customer_left',
  backend: 'cancelled_by_backend',
  ops: 'cancelled_by_ops',
} as const;

function want(state: Interaction, wish: Wish, now: Instant): Interaction {
  const fresh = changeCurrentLeg({ ...state, wish }, settled);
  return record(fresh, `command:${wish.commandId}`, now, `${wish.wish}.asked`, wish.by, {
    reason: wish.reason,
  });
}

const EXCERPT_CHARACTERS = 200;

/** The case has the whole of it. */
const excerptOf = (text: string): string =>
  text.length <= EXCERPT_CHARACTERS ? text : `${text.slice(0, EXCERPT_CHARACTERS - 1)}…`;

function addNote(
  state: Interaction,
  asked: Asked,
  command: Extract<Command, { kind: 'note' }>,
  now: Instant,
): Interaction {
  const { commandId } = asked;
  const noted = record(state, `command:${commandId}`, now, 'note.added', command.by, {
    text: excerptOf(command.text),
  });
  const note = { work: 'case_note', key: `note:${commandId}`, at: now, text: command.text } as const;
  return answer(background(noted, `note:${commandId}`, note), asked, null);
}
