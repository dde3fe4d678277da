import type { Conversation } from '../conversation';
import type { Emulator } from '../../emulator';
import type { ApiRequest } from '../../http/operation';
import { resourceNotFound } from '../../http/twilio-error';

/** The conversation that the path names by its SID or its unique name. Throws TwilioError 404. */
export function findConversation({ messaging }: Emulator, { path }: ApiRequest): Conversation {
  const named = path['conversationSid'] ?? '';
  const found =
    messaging.conversations.get(named) ??
    [...messaging.conversations.values()].find(({ uniqueName }) => uniqueName === named);
  if (found !== undefined) return found;
  throw resourceNotFound(`/Conversations/${named}`);
}

/** The part of a conversation that the path names. Throws TwilioError 404. */
export function findIn<Row extends { readonly sid: string }>(
  rows: readonly Row[],
  { path }: ApiRequest,
  resource: string,
): Row {
  const found = rows.find(({ sid }) => sid === path['sid']);
  if (found !== undefined) return found;
  throw resourceNotFound(`/Conversations/${path['conversationSid']}/${resource}/${path['sid']}`);
}
