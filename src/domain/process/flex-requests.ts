import type { ActionOf, FlexEnding } from '../actions';
import type { FlexChannel, NamedConversation } from '../conversation';
import type { ConversationSid } from '../ids';
import type { Interaction } from '../interaction';
import type { Leg } from '../leg';
import { currentLeg } from './legs';

/* What the process asks of Flex: to bring agents into a conversation, and to let them go. */

/** The key under which the route's ending is told, once. */
export const TOLD_ENDING = 'ending';

/** The channel of the Interaction that the customer is in: by the current leg's task, else by any. */
export const channelOf = (state: Interaction): FlexChannel | null => flexTaskOf(state) ?? null;

const flexTaskOf = (state: Interaction) =>
  currentLeg(state).task?.flex ?? state.legs.find(({ task }) => task?.flex !== undefined)?.task?.flex;

/** The customer's conversation, as far as we know which one it is. */
export function conversationSidOf(state: Interaction): ConversationSid | null {
  const { birth, conversation } = state.start;
  if (birth.kind === 'conversation') return birth.conversationSid;
  return conversation?.sid ?? flexTaskOf(state)?.conversationSid ?? null;
}

/** An agent is asked into the channel that there is; with the first one Flex makes it. */
export function invitation(
  state: Interaction,
  leg: Leg,
): Pick<ActionOf<'inviteAgent'>, 'into' | 'conversation' | 'virtualStartTime'> {
  const named: NamedConversation = state.start.conversation ?? { sid: null, identity: null, binding: null };
  return {
    into: channelOf(state),
    conversation: { ...named, sid: conversationSidOf(state) ?? named.sid },
    virtualStartTime: leg.chain ? null : state.startedAt,
  };
}

/** Whether somebody else goes on talking when this leg ends. */
const goesOnWithout = (state: Interaction, { legId }: Leg): boolean =>
  state.legs.some((other) => other.legId !== legId && other.acceptance !== null && other.end === null);

/** One agent of several is done, and the others go on; every other ending is that of the conversation. */
const ENDS_ONE_LEG = 'resolved';

/** A leg that the customer is in ends with its channel; unless others go on: then only its agent leaves. */
export function flexEnding(
  state: Interaction,
  leg: Leg,
  { reason, say }: { reason: string; say: string | null },
): FlexEnding {
  const channel = leg.task?.flex ?? channelOf(state);
  const isCurrent = leg.superseded === null && leg.legId === state.currentLegId;
  const whole = isCurrent && (reason !== ENDS_ONE_LEG || !goesOnWithout(state, leg));
  const conversationSid = conversationSidOf(state);
  const isSaid = reason === 'route_ended' && say !== null && whole && conversationSid !== null;
  return {
    channel: channel && { interactionSid: channel.interactionSid, channelSid: channel.channelSid },
    whole,
    say: isSaid ? { conversationSid, key: `${state.start.interactionId}:${TOLD_ENDING}`, text: say } : null,
  };
}
