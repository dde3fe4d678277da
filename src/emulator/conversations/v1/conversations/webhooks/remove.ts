import { deleted, type Operation } from '../../../../http/operation';
import { changeConversation } from '../../../put-conversation';
import { findConversation, findIn } from '../../find';

export const removeConversationWebhook: Operation = {
  name: 'conversationWebhooks.remove',
  method: 'DELETE',
  path: '/Conversations/:conversationSid/Webhooks/:sid',
  handle: (emulator, request) => {
    const { sid, webhooks } = findConversation(emulator, request);
    const webhook = findIn(webhooks, request, 'Webhooks');
    changeConversation(emulator, sid, { webhooks: webhooks.filter((one) => one !== webhook) });
    return deleted(webhook.sid);
  },
};
