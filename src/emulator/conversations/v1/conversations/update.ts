import { updated, type Operation } from '../../../http/operation';
import { changeState } from '../../change-state';
import { checkAttributes } from '../../check-attributes';
import { checkUniqueName } from '../../open-conversation';
import { changeConversation } from '../../put-conversation';
import { conversationFields } from '../conversation-fields';
import { findConversation } from '../find';
import { byRest } from '../origin';
import { representConversation } from '../representations';

export const updateConversation: Operation = {
  name: 'conversations.update',
  method: 'POST',
  path: '/Conversations/:conversationSid',
  handle: (emulator, request) => {
    const { sid } = findConversation(emulator, request);
    const { state, ...fields } = conversationFields(request.form);
    if (fields.attributes !== undefined) checkAttributes(fields.attributes);
    if (fields.uniqueName !== undefined) checkUniqueName(emulator, fields.uniqueName, sid);
    const conversation = emulator.messaging.conversations.get(sid)!;
    if (state !== undefined) changeState(emulator, conversation, state, byRest(request));
    const changed = changeConversation(emulator, sid, fields);
    return updated(representConversation(emulator, request.base, changed), changed);
  },
};
