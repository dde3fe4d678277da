import { removeParticipant } from '../conversations/participants';
import type { Emulator } from '../emulator';
import { changeParticipant } from './change-channel';
import { endWork } from './end-work';
import type { ChannelParticipant, Interaction } from './interaction';

/** Somebody leaves: their task is completed, the conversation goes on without them. */
export function closeParticipant(
  emulator: Emulator,
  { sid, channel }: Interaction,
  participant: ChannelParticipant,
): void {
  const { conversationParticipantSid, work } = participant;
  changeParticipant(emulator, sid, participant.sid, { status: 'closed', conversationParticipantSid: null });
  if (channel.conversationSid !== null && conversationParticipantSid !== null) {
    const origin = { source: 'SDK', isTold: true } as const;
    removeParticipant(emulator, channel.conversationSid, conversationParticipantSid, origin);
  }
  if (work !== null) endWork(emulator, work, 'completed');
}

/** An agent stops talking: their task goes into wrap-up. */
export function wrapUpParticipant(
  emulator: Emulator,
  { sid }: Interaction,
  { sid: participantSid, work }: ChannelParticipant,
): void {
  changeParticipant(emulator, sid, participantSid, { status: 'wrapup' });
  if (work !== null) endWork(emulator, work, 'wrapping');
}
