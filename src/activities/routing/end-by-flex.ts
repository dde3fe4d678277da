import type { ConversationsPort } from '../../adapters/conversations/port';
import { OutsideError } from '../../adapters/outside-error';
import type { RoutingTask } from '../../adapters/taskrouter/port';
import { flexTaskIn, type FlexChannel } from '../../domain/conversation';
import type { ActionBegun } from '../port';

type End = ActionBegun<'endTask'>;

/*
 * A task of a Flex Interaction ends with its channel, or by its agent's leaving: TaskRouter would end it without the
 * conversation's hearing of it (Twilio, Flex Conversations, known issues). An invite that nobody has taken has no
 * participant, and no call withdraws it; it alone is canceled as Twilio's own Flex template does it, in TaskRouter.
 */

/** The channel of the Interaction that a task belongs to; null for a task that is none of Flex's. */
export const flexChannelOf = ({ flex, origin }: End, task: RoutingTask): FlexChannel | null =>
  origin === 'interaction' ? (flexTaskIn(task.attributes) ?? flex?.channel ?? null) : null;

/** Who has the customer wraps up, or is done. Answers whether the channel was closed with that. */
export async function endServedByFlex(
  conversations: ConversationsPort,
  { flex, terms }: End,
  { taskSid, status }: RoutingTask,
  channel: FlexChannel,
): Promise<boolean> {
  const how = terms.ifAccepted === 'wrap' ? 'wrap' : 'complete';
  if (how === 'wrap' && status === 'wrapping') return false;
  if (flex?.whole && (await conversations.closeChannel(channel, how))) return true;
  if (await conversations.leave(channel, taskSid, how)) return false;
  throw new OutsideError('Flex does not show the agent of a task in its channel yet.', 'unavailable', null);
}

/** Whether the customer could be told: a conversation that is over takes no message, and holds nothing up. */
export async function tell(conversations: ConversationsPort, { flex }: End): Promise<boolean> {
  if (!flex?.say) return false;
  const { conversationSid, key, text } = flex.say;
  try {
    await conversations.say(conversationSid, { key, text });
    return true;
  } catch (error) {
    if (error instanceof OutsideError && error.outcome === 'refused') return false;
    throw error;
  }
}
