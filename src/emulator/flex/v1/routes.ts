import type { Operation } from '../../http/operation';
import { fetchInteractionChannel } from './interactions/channels/fetch';
import { createInteractionChannelInvite } from './interactions/channels/invites/create';
import { listInteractionChannelInvites } from './interactions/channels/invites/list';
import { listInteractionChannels } from './interactions/channels/list';
import { createInteractionChannelParticipant } from './interactions/channels/participants/create';
import { listInteractionChannelParticipants } from './interactions/channels/participants/list';
import { updateInteractionChannelParticipant } from './interactions/channels/participants/update';
import { createInteractionTransfer } from './interactions/channels/transfers/create';
import { fetchInteractionTransfer } from './interactions/channels/transfers/fetch';
import { updateInteractionTransfer } from './interactions/channels/transfers/update';
import { updateInteractionChannel } from './interactions/channels/update';
import { createInteractionByRequest } from './interactions/create';
import { fetchInteraction } from './interactions/fetch';
import { updateInteraction } from './interactions/update';

/** The register of Flex's Interactions. */
export const flexOperations: readonly Operation[] = [
  ...[createInteractionByRequest, fetchInteraction, updateInteraction],
  ...[fetchInteractionChannel, listInteractionChannels, updateInteractionChannel],
  ...[createInteractionChannelInvite, listInteractionChannelInvites],
  ...[createInteractionChannelParticipant, listInteractionChannelParticipants],
  updateInteractionChannelParticipant,
  ...[createInteractionTransfer, fetchInteractionTransfer, updateInteractionTransfer],
];
