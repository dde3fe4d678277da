import type { Emulator } from '../emulator';
import type { Conversation } from './conversation';

/** Changes a conversation. */
export function changeConversation(
  { messaging, engine }: Pick<Emulator, 'messaging' | 'engine'>,
  sid: string,
  change: Partial<Conversation>,
): Conversation {
  const changed = { ...messaging.conversations.get(sid)!, ...change, dateUpdated: engine.now() };
  messaging.conversations.set(sid, changed);
  return changed;
}
