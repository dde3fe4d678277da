import { created, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import type { Json } from '../../../../routing';
import { startTransfer } from '../../../../transfer';
import { findChannel } from '../../../find';
import { representTransfer } from '../../../representations';

export const createInteractionTransfer: Operation = {
  name: 'interactionTransfers.create',
  method: 'POST',
  path: '/Interactions/:interactionSid/Channels/:channelSid/Transfers',
  handle: (emulator, request) => {
    const interaction = findChannel(emulator, request);
    const { json, base } = request;
    if (typeof json !== 'object' || json === null) throw invalidParameter('The body is not a JSON object');
    const transfer = startTransfer(emulator, interaction, json as Json);
    return created(representTransfer(emulator, base, interaction, transfer), transfer);
  },
};
