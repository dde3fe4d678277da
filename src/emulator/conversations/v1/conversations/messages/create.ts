import { created, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { notEmulated } from '../../../../http/twilio-error';
import { addMessage } from '../../../add-message';
import { findConversation } from '../../find';
import { byRest } from '../../origin';
import { representMessage } from '../../representations';

const NOT_EMULATED = ['MediaSid', 'ContentSid', 'ContentVariables', 'Subject'];

export const createConversationMessage: Operation = {
  name: 'conversationMessages.create',
  method: 'POST',
  path: '/Conversations/:conversationSid/Messages',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const { form, base } = request;
    const beyond = NOT_EMULATED.find((name) => form.filled(name) !== undefined);
    if (beyond !== undefined) throw notEmulated(`${beyond} of a message`);
    const wanted = {
      author: form.filled('Author') ?? 'system',
      body: form.text('Body') ?? null,
      ...given({ attributes: form.filled('Attributes') }),
    };
    const message = addMessage(emulator, conversation.sid, wanted, byRest(request));
    return created(representMessage(emulator, base, conversation, message), message);
  },
};
