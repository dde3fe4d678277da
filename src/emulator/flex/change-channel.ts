import type { Emulator } from '../emulator';
import type { ChannelParticipant, Interaction, InteractionChannel } from './interaction';

type Tables = Pick<Emulator, 'flex'>;

/** Changes an interaction's channel. */
export function changeChannel(
  { flex }: Tables,
  interactionSid: string,
  change: Partial<InteractionChannel>,
): Interaction {
  const before = flex.interactions.get(interactionSid)!;
  const changed = { ...before, channel: { ...before.channel, ...change } };
  flex.interactions.set(interactionSid, changed);
  return changed;
}

/** Changes one participant of it. */
export function changeParticipant(
  tables: Tables,
  interactionSid: string,
  participantSid: string,
  change: Partial<ChannelParticipant>,
): void {
  const { participants } = tables.flex.interactions.get(interactionSid)!.channel;
  changeChannel(tables, interactionSid, {
    participants: participants.map((one) => (one.sid === participantSid ? { ...one, ...change } : one)),
  });
}
