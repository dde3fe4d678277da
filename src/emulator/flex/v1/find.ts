import type { Emulator } from '../../emulator';
import type { ApiRequest } from '../../http/operation';
import { resourceNotFound } from '../../http/twilio-error';
import type { Interaction } from '../interaction';

/** The interaction that the path names. Throws TwilioError 404. */
export function findInteraction({ flex }: Emulator, { path }: ApiRequest): Interaction {
  const sid = path['interactionSid'] ?? '';
  const found = flex.interactions.get(sid);
  if (found !== undefined) return found;
  throw resourceNotFound(`/Interactions/${sid}`);
}

/** The same, with the channel that the path names. Throws TwilioError 404. */
export function findChannel(emulator: Emulator, request: ApiRequest): Interaction {
  const interaction = findInteraction(emulator, request);
  const sid = request.path['channelSid'];
  if (interaction.channel.sid === sid) return interaction;
  throw resourceNotFound(`/Interactions/${interaction.sid}/Channels/${sid}`);
}

/** The part of the channel that the path names. Throws TwilioError 404. */
export function findInChannel<Row extends { readonly sid: string }>(
  rows: readonly Row[],
  { path }: ApiRequest,
  resource: string,
): Row {
  const found = rows.find(({ sid }) => sid === path['sid']);
  if (found !== undefined) return found;
  const channel = `/Interactions/${path['interactionSid']}/Channels/${path['channelSid']}`;
  throw resourceNotFound(`${channel}/${resource}/${path['sid']}`);
}
