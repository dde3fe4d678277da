import { isWebAddress } from '../../../../http/web-address';
import { created, type Operation } from '../../../../http/operation';
import { invalidParameter, notEmulated } from '../../../../http/twilio-error';
import { changeConversation } from '../../../put-conversation';
import { findConversation } from '../../find';
import { representWebhook } from '../../representations';

export const createConversationWebhook: Operation = {
  name: 'conversationWebhooks.create',
  method: 'POST',
  path: '/Conversations/:conversationSid/Webhooks',
  handle: (emulator, request) => {
    const conversation = findConversation(emulator, request);
    const { form, base } = request;
    const target = form.required('Target');
    if (target !== 'webhook') throw notEmulated(`Target ${target} of a conversation's webhook`);
    const url = form.required('Configuration.Url');
    if (!isWebAddress(url)) throw invalidParameter('Configuration.Url is not a valid URL');
    const now = emulator.engine.now();
    const filters = form.list('Configuration.Filters') ?? [];
    const webhook = { sid: emulator.sids.next('WH'), url, filters, dateCreated: now, dateUpdated: now };
    changeConversation(emulator, conversation.sid, { webhooks: [...conversation.webhooks, webhook] });
    return created(representWebhook(emulator, base, conversation, webhook), webhook);
  },
};
