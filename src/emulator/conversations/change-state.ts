import type { Emulator } from '../emulator';
import { invalidParameter } from '../http/twilio-error';
import type { Conversation, ConversationState } from './conversation';
import { changeConversation } from './put-conversation';
import { tellConversation, type Origin } from './tell-conversation';

/** Puts a conversation into a state; a closed one stays closed. Throws TwilioError 400. */
export function changeState(
  emulator: Emulator,
  conversation: Conversation,
  state: ConversationState,
  origin: Origin,
): Conversation {
  const { sid, state: before } = conversation;
  if (before === state) return conversation;
  if (before === 'closed') throw invalidParameter(`Conversation ${sid} is closed and cannot become ${state}`);
  if (state === 'initializing') throw invalidParameter(`Conversation ${sid} has been initialized`);
  const changed = changeConversation(emulator, sid, { state });
  const form = { StateFrom: before, StateTo: state, Reason: origin.source === 'API' ? 'API' : 'EVENT' };
  tellConversation(emulator, changed, { type: 'onConversationStateUpdated', form }, origin);
  return changed;
}

/** Closes a conversation, unless it is closed. */
export function closeConversation(emulator: Emulator, sid: string, origin: Origin): void {
  const conversation = emulator.messaging.conversations.get(sid);
  if (conversation !== undefined) changeState(emulator, conversation, 'closed', origin);
}
