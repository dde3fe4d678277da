import type { Emulator } from '../emulator';
import { invalidParameter } from '../http/twilio-error';
import { changeChannel } from './change-channel';
import {
  TRANSFER_TYPES,
  type ChannelParticipant,
  type Interaction,
  type InteractionTransfer,
} from './interaction';
import { endWork } from './end-work';
import { invite } from './invite';
import type { Json, Routing } from './routing';

/**
 * Starts a transfer: an invite to a worker (WK), a queue (WQ) or a workflow (WW), in the name of an agent of the channel.
 * `{ type, from, to, attributes? }`; Twilio does not publish the body. Throws TwilioError 400 or EngineError.
 */
export function startTransfer(emulator: Emulator, interaction: Interaction, body: Json): InteractionTransfer {
  const type = TRANSFER_TYPES.find((one) => one === body['type']);
  if (type === undefined) throw invalidParameter(`type is none of ${TRANSFER_TYPES.join(', ')}`);
  if (interaction.channel.status === 'closed') {
    throw invalidParameter(`Channel ${interaction.channel.sid} is closed`);
  }
  const from = agentIn(interaction, String(body['from']));
  const to = String(body['to']);
  const inviteSid = emulator.sids.next('KG');
  const routing: Routing = {
    workspaceSid: from.work!.workspaceSid,
    workflowSid: to.startsWith('WW') ? to : workflowOf(emulator, from),
    routingTarget: to.startsWith('WW') ? null : to,
    taskChannel: taskChannelOf(emulator, from),
    attributes: attributesIn(body),
    priority: null,
    timeout: null,
  };
  const now = emulator.engine.now();
  const transfer: InteractionTransfer = {
    sid: emulator.sids.next('UX'),
    type,
    status: 'active',
    from: from.sid,
    to,
    inviteSid,
    dateCreated: now,
    dateUpdated: now,
  };
  const { transfers } = interaction.channel;
  changeChannel(emulator, interaction.sid, { transfers: [...transfers, transfer] });
  try {
    invite(emulator, interaction.sid, routing, inviteSid);
  } catch (error) {
    changeChannel(emulator, interaction.sid, { transfers });
    throw error;
  }
  return transfer;
}

function attributesIn({ attributes = {} }: Json): Json {
  if (typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)) {
    return attributes as Json;
  }
  throw invalidParameter('attributes is no object');
}

function agentIn({ channel }: Interaction, sid: string): ChannelParticipant {
  const from = channel.participants.find((one) => one.sid === sid);
  if (from?.status === 'active' && from.work !== null) return from;
  throw invalidParameter(`from ${sid} is no active agent of channel ${channel.sid}`);
}

const taskOf = ({ engine }: Emulator, { work }: ChannelParticipant) =>
  engine.tasks.fetch(work!.workspaceSid, work!.taskSid);

const workflowOf = (emulator: Emulator, from: ChannelParticipant): string =>
  taskOf(emulator, from).workflowSid;

const taskChannelOf = (emulator: Emulator, from: ChannelParticipant): string =>
  taskOf(emulator, from).taskChannelSid;

/** Calls an active transfer off: its invite is canceled, everybody else stays. */
export function failTransfer(
  emulator: Emulator,
  { sid, channel }: Interaction,
  transfer: InteractionTransfer,
): InteractionTransfer {
  const failed = { ...transfer, status: 'failed', dateUpdated: emulator.engine.now() } as const;
  const transfers = channel.transfers.map((one) => (one.sid === transfer.sid ? failed : one));
  changeChannel(emulator, sid, { transfers });
  const asked = channel.invites.find((one) => one.sid === transfer.inviteSid);
  if (asked !== undefined) endWork(emulator, asked, 'completed');
  return failed;
}
