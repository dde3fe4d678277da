import type { ActionOf } from '../actions';
import type { Interaction } from '../interaction';
import { conversationSidOf } from './flex-requests';
import { currentLeg } from './legs';

/** Says it once per key where the customer is with us; null while nobody knows in which conversation that is. */
export function say(
  state: Interaction,
  message: { readonly key: string; readonly text: string },
): ActionOf<'sendMessage'> | null {
  const { interactionId, externalId } = state.start;
  const isInConversation = currentLeg(state).origin === 'interaction';
  const conversationSid = isInConversation ? conversationSidOf(state) : null;
  if (isInConversation && conversationSid === null) return null;
  return {
    do: 'sendMessage',
    externalId: externalId ?? interactionId,
    ...message,
    ...(conversationSid !== null && { conversationSid }),
  };
}
