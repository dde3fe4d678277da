import type { Actor } from '../actor';
import { COMMAND_ROLES, type Command, type ParkCommand } from '../commands';
import type { Interaction, Wish } from '../interaction';
import type { Instant } from '../json';
import { isDiverting } from '../overrides/divert-command';
import type { TransferTarget } from '../transfer';
import { answer, type Asked } from './answers';
import { background } from './background';
import { callbackResult, whyNotCallback, whyNotCallbackResult } from './callbacks';
import { endConsult, whyNotConsult, whyNotEndConsult } from './consulting';
import { obeyDiverting, whyNotDiverting } from './diverting';
import { askEscalation, passNoteOn, whyNotEscalate } from './escalating';
import { isHeld } from './held';
import { releaseNow } from './holding';
import { changeCurrentLeg, currentLeg, settled } from './legs';
import { moveBack } from './moving';
import { comeBack, park, whyNotPark } from './parking';
import { backIntoQueue } from './requeueing';
import { pastOfAll } from './stays';
import { whyNotSupervise } from './supervising';
import { record } from './timeline';
import { refuse, whyNotTransfer, type Refusal } from './transfer-refusals';
import { askTransfer } from './transferring';

/** Why a command cannot be carried out as things stand, or null. Asked by the update's validator, and when it is folded. */
export function refusalOf(state: Interaction, command: Command): Refusal | null {
  const roles: readonly string[] = COMMAND_ROLES[command.kind];
  if (!roles.includes(command.by.kind)) {
    return refuse('roleRequired', `This is for ${roles.join(' and ')}, not for ${command.by.kind}.`);
  }
  if (command.kind === 'note') return whyNotNote(state, command);
  if (state.outcome !== null) return refuse('interactionClosed', `It closed as ${state.outcome}.`);
  if (state.wish !== null) return refuse('interactionClosing', 'Another command is already ending it.');
  switch (command.kind) {
    case 'cancel':
      return null;
    case 'resolve':
      return whyNotResolve(state, command);
    case 'transfer':
      return whyNotTransfer(state, command);
    case 'consult':
      return whyNotConsult(state, command);
    case 'end_consult':
      return whyNotEndConsult(state, command);
    case 'escalate':
      return whyNotEscalate(state, command);
    case 'park':
      return whyNotPark(state, command.by);
    case 'callback':
      return whyNotCallback(state, command);
    case 'callback_result':
      return whyNotCallbackResult(state, command);
    case 'divert':
    case 'end_diversion':
      return whyNotDiverting(state, command);
    default:
      return whyNotSupervise(state, command);
  }
}

/** The CRM may be away for hours; what it has yet to take is kept in the state, which must stay small. */
const MOST_UNWRITTEN_NOTES = 20;

function whyNotNote(state: Interaction, { by }: Command): Refusal | null {
  const had = pastOfAll(state).agents.some(({ sid }) => sid === by.id);
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
  if (isHeld(state)) return refuse('interactionHeld', 'It waits for its queue to open, with nobody.');
  const { acceptance } = currentLeg(state);
  if (by.kind === 'agent' && acceptance !== null && acceptance.agentSid !== by.id) {
    return refuse('notOwner', `It belongs to agent ${acceptance.agentSid}.`);
  }
  return null;
}

export function obey(state: Interaction, asked: Asked, command: Command, now: Instant): Interaction {
  if (state.answers.some((known) => known.commandId === asked.commandId)) return state;
  const refusal = refusalOf(state, command);
  if (refusal !== null) return answer(state, asked, refusal);
  if (isDiverting(command)) return obeyDiverting(state, asked, command, now);
  switch (command.kind) {
    case 'note':
      return addNote(state, asked, command, now);
    case 'transfer': {
      const { by, to, mode, note, override } = command;
      return askTransfer(
        state,
        { ...asked, as: 'transfer', by, to, mode, consult: null, note, override },
        { mode },
        now,
      );
    }
    case 'consult': {
      const { by, to, mode, note } = command;
      const wanted = { by, to, consult: mode, note, mode: 'warm', override: true } as const;
      return askTransfer(state, { ...asked, ...wanted, as: 'consult' }, { mode }, now);
    }
    case 'park':
      return parkAsked(state, asked, command, now);
    case 'escalate':
      return askEscalation(state, asked, command, now);
    case 'callback_result':
      return answer(callbackResult(state, command, now), asked, null);
    case 'end_consult':
      return answer(endConsult(state, command, now), asked, null);
    case 'take_over':
      return askMove(state, asked, command, { kind: 'agent', agent: command.agent }, now);
    case 'move':
      return askMove(state, asked, command, command.to, now);
    case 'requeue':
      return requeue(state, asked, command, now);
    default:
      return want(state, wishOf(state, asked, command), command, now);
  }
}

/** A supervisor's: they may move whom they like, and nobody has to accept it first. */
const askMove = (
  state: Interaction,
  asked: Asked,
  { kind, by, reason }: Extract<Command, { kind: 'take_over' | 'move' }>,
  to: TransferTarget,
  now: Instant,
): Interaction =>
  askTransfer(
    state,
    { ...asked, as: kind, by, to, mode: 'cold', consult: null, note: null, override: true },
    { reason },
    now,
  );

function requeue(
  state: Interaction,
  asked: Asked,
  { by, reason }: Extract<Command, { kind: 'requeue' }>,
  now: Instant,
): Interaction {
  const told = record(state, `command:${asked.commandId}`, now, 'requeue.asked', by, { reason });
  return answer(requeued(told, by, now), asked, null);
}

function requeued(state: Interaction, by: Actor, now: Instant): Interaction {
  if (isHeld(state)) return releaseNow(state, by, now);
  if (state.parked !== null) return comeBack(state, now, by);
  return currentLeg(state).acceptance === null
    ? moveBack(state, now)
    : backIntoQueue(state, { because: 'requeued', by }, now);
}

function parkAsked(state: Interaction, asked: Asked, command: ParkCommand, now: Instant): Interaction {
  const { by, until, note } = command;
  const parked = answer(park(state, { by, until }, now), asked, null);
  const key = `note:${asked.commandId}`;
  return note === null ? parked : background(parked, key, { work: 'case_note', key, at: now, text: note });
}

type Ending = Extract<Command, { kind: 'resolve' | 'cancel' | 'force_complete' | 'callback' }>;

function wishOf(state: Interaction, { commandId, bodyHash }: Asked, command: Ending): Wish {
  const { kind, by } = command;
  const asked = { commandId, bodyHash, by };
  if (kind === 'resolve') return { ...asked, wish: 'resolve', note: command.note, reason: 'resolved' };
  if (kind === 'callback') {
    const callback = { to: command.to ?? state.start.customer.address ?? '', at: command.at };
    return { ...asked, wish: 'cancel', note: null, reason: 'callback', callback };
  }
  const reason = kind === 'cancel' ? cancelReason(state, command.onBehalfOf) : 'force_completed';
  return { ...asked, wish: 'cancel', note: null, reason };
}

const CANCEL_REASON = {
  customer: 'customer_left',
  backend: 'cancelled_by_backend',
  ops: 'cancelled_by_ops',
} as const;

/** Who does not want to be called any more has not given up waiting. */
function cancelReason(state: Interaction, onBehalfOf: keyof typeof CANCEL_REASON): Wish['reason'] {
  const isUncalled =
    state.callback?.result === null && (isHeld(state) || currentLeg(state).acceptance === null);
  return onBehalfOf === 'customer' && isUncalled ? 'callback_cancelled' : CANCEL_REASON[onBehalfOf];
}

function want(state: Interaction, wish: Wish, command: Ending, now: Instant): Interaction {
  const fresh = changeCurrentLeg({ ...state, wish }, settled);
  const why = 'reason' in command ? { why: excerptOf(command.reason) } : {};
  return record(fresh, `command:${wish.commandId}`, now, `${command.kind}.asked`, wish.by, {
    reason: wish.reason,
    ...why,
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
  const passed = passNoteOn(noted, { noteId: commandId, text: command.text });
  return answer(background(passed, `note:${commandId}`, note), asked, null);
}
