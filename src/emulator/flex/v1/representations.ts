import type { Task } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import { isoDate } from '../../http/dates';
import type { ChannelParticipant, Interaction, InteractionTransfer, Invite } from '../interaction';
import { representRouting } from './internal-task';

const addressOf = (base: string, { sid }: Interaction): string => `${base}/Interactions/${sid}`;

const channelAddress = (base: string, interaction: Interaction): string =>
  `${addressOf(base, interaction)}/Channels/${interaction.channel.sid}`;

export const representInteraction = (
  emulator: Emulator,
  base: string,
  interaction: Interaction,
  asCreated: Task | null = null,
): object => {
  const { sid, channel, contextSid, webhookTtid } = interaction;
  return {
    sid,
    channel: { type: channel.type, sid: channel.sid },
    routing: representRouting(emulator, channel.invites[0], asCreated),
    interaction_context_sid: contextSid,
    webhook_ttid: webhookTtid,
    url: addressOf(base, interaction),
    links: { channels: `${addressOf(base, interaction)}/Channels` },
  };
};

export const representChannel = (base: string, interaction: Interaction): object => {
  const url = channelAddress(base, interaction);
  const { sid, type, status } = interaction.channel;
  return {
    sid,
    interaction_sid: interaction.sid,
    type,
    status,
    error_code: null,
    error_message: null,
    url,
    links: {
      participants: `${url}/Participants`,
      invites: `${url}/Invites`,
      transfers: `${url}/Transfers`,
    },
  };
};

const within = ({ sid, channel }: Interaction) => ({ interaction_sid: sid, channel_sid: channel.sid });

export const representInvite = (
  emulator: Emulator,
  base: string,
  interaction: Interaction,
  asked: Invite,
  asCreated: Task | null = null,
): object => ({
  sid: asked.sid,
  ...within(interaction),
  routing: representRouting(emulator, asked, asCreated),
  url: `${channelAddress(base, interaction)}/Invites/${asked.sid}`,
});

export const representChannelParticipant = (
  base: string,
  interaction: Interaction,
  { sid, type, work }: ChannelParticipant,
): object => ({
  sid,
  type,
  ...within(interaction),
  routing_properties: work && {
    task_sid: work.taskSid,
    worker_sid: work.workerSid,
    reservation_sid: work.reservationSid,
  },
  url: `${channelAddress(base, interaction)}/Participants/${sid}`,
});

export const representTransfer = (
  { account, flex }: Emulator,
  base: string,
  interaction: Interaction,
  transfer: InteractionTransfer,
): object => ({
  sid: transfer.sid,
  account_sid: account.sid,
  instance_sid: flex.instanceSid,
  ...within(interaction),
  execution_sid: null,
  type: transfer.type,
  status: transfer.status,
  from: transfer.from,
  to: transfer.to,
  note_sid: null,
  summary_sid: null,
  date_created: isoDate(transfer.dateCreated),
  date_updated: isoDate(transfer.dateUpdated),
  url: `${channelAddress(base, interaction)}/Transfers/${transfer.sid}`,
});
