import type { EngineEvent } from '../../taskrouter-engine';
import { addParticipant } from '../conversations/participants';
import { isOpen } from '../conversations/conversation';
import type { Emulator } from '../emulator';
import { changeChannel } from './change-channel';
import { closeParticipant } from './close-participant';
import type { Interaction, InteractionTransfer } from './interaction';
import { declineOnFault } from './invite';

const ENDS: readonly string[] = ['task.canceled', 'task.deleted', 'task.system-deleted'];

/**
 * What TaskRouter's events mean to Flex: whoever accepts an invite joins the channel, and a transfer with them; an invite
 * that ends without an agent fails its transfer. Nothing else follows: a conversation never learns that a task was ended by
 * TaskRouter's own API. May write tables at once, and the engine only `later`.
 */
export function followWork(
  emulator: Emulator,
  { type, data }: EngineEvent,
  workspaceSid: string,
  later: (work: () => void) => void,
): void {
  const taskSid = data['task_sid'] ?? '';
  const interactionSid = emulator.flex.interactionOfTask.get(taskSid);
  if (interactionSid === undefined) return;
  if (type === 'reservation.created') {
    later(() => declineOnFault(emulator, workspaceSid, data['reservation_sid'] ?? ''));
  }
  if (type === 'reservation.accepted') {
    join(emulator, interactionSid, { workspaceSid, taskSid, data });
    settleTransfer(emulator, interactionSid, taskSid, 'completed', later);
  }
  if (ENDS.includes(type)) settleTransfer(emulator, interactionSid, taskSid, 'failed', later);
}

interface Accepted {
  readonly workspaceSid: string;
  readonly taskSid: string;
  readonly data: EngineEvent['data'];
}

function join(emulator: Emulator, interactionSid: string, { workspaceSid, taskSid, data }: Accepted): void {
  const { channel } = emulator.flex.interactions.get(interactionSid)!;
  const work = {
    workspaceSid,
    taskSid,
    reservationSid: data['reservation_sid'] ?? '',
    workerSid: data['worker_sid'] ?? '',
  };
  const participant = {
    sid: emulator.sids.next('UT'),
    type: 'agent',
    status: 'active',
    conversationParticipantSid: enter(emulator, channel.conversationSid, data['worker_name'] ?? ''),
    work,
  } as const;
  changeChannel(emulator, interactionSid, { participants: [...channel.participants, participant] });
}

/** The agent's participant in the conversation: the one they have, if they are in it by another task. */
function enter(emulator: Emulator, conversationSid: string | null, identity: string): string | null {
  const conversation =
    conversationSid === null ? undefined : emulator.messaging.conversations.get(conversationSid);
  if (conversation === undefined || !isOpen(conversation)) return null;
  const known = conversation.participants.find((one) => one.identity === identity);
  const origin = { source: 'SDK', isTold: true } as const;
  return (known ?? addParticipant(emulator, conversation.sid, { identity, binding: null }, origin)).sid;
}

function settleTransfer(
  emulator: Emulator,
  interactionSid: string,
  taskSid: string,
  status: 'completed' | 'failed',
  later: (work: () => void) => void,
): void {
  const interaction = emulator.flex.interactions.get(interactionSid)!;
  const { invites, transfers } = interaction.channel;
  const inviteSid = invites.find((one) => one.taskSid === taskSid)?.sid;
  const transfer = transfers.find((one) => one.status === 'active' && one.inviteSid === inviteSid);
  if (transfer === undefined) return;
  const changed = { ...transfer, status, dateUpdated: emulator.engine.now() };
  changeChannel(emulator, interactionSid, {
    transfers: transfers.map((one) => (one === transfer ? changed : one)),
  });
  if (status === 'completed' && transfer.type === 'cold') later(() => leave(emulator, interaction, transfer));
}

/** After a cold transfer the one who asked for it leaves. */
function leave(emulator: Emulator, { sid }: Interaction, { from }: InteractionTransfer): void {
  const interaction = emulator.flex.interactions.get(sid)!;
  const participant = interaction.channel.participants.find((one) => one.sid === from);
  if (participant?.status === 'active') closeParticipant(emulator, interaction, participant);
}
