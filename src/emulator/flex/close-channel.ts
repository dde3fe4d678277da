import { changeState } from '../conversations/change-state';
import type { Emulator } from '../emulator';
import { invalidParameter } from '../http/twilio-error';
import { changeChannel } from './change-channel';
import { endWork, type WorkEnd } from './end-work';
import type { Interaction } from './interaction';
import type { Json } from './routing';

/**
 * Ends a channel, for good or until the customer writes again. The conversation follows; agents' tasks wrap up, or with
 * the routing status `closed` are completed, and tasks that nobody has accepted are canceled. An inactive channel has
 * nobody to wrap up for, so it wants that routing status (twilio.com/docs/flex/developer/conversations/interactions-api).
 * Throws TwilioError 400.
 */
export function closeChannel(
  emulator: Emulator,
  { sid, channel }: Interaction,
  status: 'closed' | 'inactive',
  routing: Json | null,
): Interaction {
  if (channel.status === 'closed') throw invalidParameter(`Channel ${channel.sid} is closed`);
  const endsWork = routing?.['status'] === 'closed';
  if (status === 'inactive' && !endsWork) {
    throw invalidParameter('Routing status closed is required with Status inactive');
  }
  const end: WorkEnd = endsWork ? 'completed' : 'wrapping';
  const changed = changeChannel(emulator, sid, { status });
  for (const asked of channel.invites) endWork(emulator, asked, end);
  const conversation =
    channel.conversationSid === null
      ? undefined
      : emulator.messaging.conversations.get(channel.conversationSid);
  if (conversation !== undefined && conversation.state !== 'closed') {
    changeState(emulator, conversation, status, { source: 'SDK', isTold: true });
  }
  return changed;
}
