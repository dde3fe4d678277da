import type { Command } from '../commands';
import { REFUSALS, type RefusalType } from '../failure-types';
import type { Interaction, Wish } from '../interaction';
import type { Instant } from '../json';
import { answer } from './answers';
import { background } from './background';
import { changeCurrentLeg, currentLeg, settled } from './legs';
import { record } from './timeline';

export interface Refusal {
  readonly type: RefusalType;
  readonly message: string;
}

/** Why a command cannot be carried out as things stand, or null. Asked by the update's validator, and when it is folded. */
export function refusalOf(state: Interaction, command: Command): Refusal | null {
  if (command.kind === 'note') return null;
  if (state.outcome !== null) return refuse('interactionClosed', `It closed as ${state.outcome}.`);
  if (state.wish !== null) return refuse('interactionClosing', 'Another command is already ending it.');
  return command.kind === 'resolve' ? whyNotResolve(state, command) : null;
}

function whyNotResolve(state: Interaction, { by }: Command): Refusal | null {
  const { acceptance } = currentLeg(state);
  if (by.kind === 'agent' && acceptance !== null && acceptance.agentSid !== by.id) {
    return refuse('notOwner', `It belongs to agent ${acceptance.agentSid}.`);
  }
  return null;
}

const refuse = (type: keyof typeof REFUSALS, message: string): Refusal => ({ type: REFUSALS[type], message });

export function obey(state: Interaction, commandId: string, command: Command, now: Instant): Interaction {
  if (state.answers.some((known) => known.commandId === commandId)) return state;
  const refusal = refusalOf(state, command);
  if (refusal !== null) return answer(state, commandId, refusal);
  switch (command.kind) {
    case 'note':
      return addNote(state, commandId, command, now);
    case 'resolve':
      return want(
        { ...state, note: command.note },
        { wish: 'resolve', commandId, by: command.by, reason: 'resolved' },
        now,
      );
    case 'cancel':
      return want(
        state,
        { wish: 'cancel', commandId, by: command.by, reason: CANCEL_REASON[command.onBehalfOf] },
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

function addNote(
  state: Interaction,
  commandId: string,
  command: Extract<Command, { kind: 'note' }>,
  now: Instant,
): Interaction {
  const noted = record(state, `command:${commandId}`, now, 'note.added', command.by, { text: command.text });
  const note = { work: 'case_note', key: `note:${commandId}`, at: now, text: command.text } as const;
  return answer(background(noted, `note:${commandId}`, note), commandId, null);
}
