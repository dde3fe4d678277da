import { updated, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import { failTransfer } from '../../../../transfer';
import { findChannel, findInChannel } from '../../../find';
import { representTransfer } from '../../../representations';

/** Calls a transfer off that nobody has accepted. */
export const updateInteractionTransfer: Operation = {
  name: 'interactionTransfers.update',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Transfers/:sid',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const transfer = findInChannel(interaction.channel.transfers, request, 'Transfers');
    const { status } = (request.json ?? {}) as { status?: unknown };
    if (status !== 'failed') throw invalidParameter('status can be set to failed only');
    if (transfer.status !== 'active')
      throw invalidParameter(`Transfer ${transfer.sid} is ${transfer.status}`);
    const failed = failTransfer(emulator, interaction, transfer);
    return updated(representTransfer(emulator, request.base, interaction, failed), failed);
  },
};
