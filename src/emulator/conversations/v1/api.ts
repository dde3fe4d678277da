import type { Api } from '../../http/api';
import { conversationsOperations } from './routes';

/** https://conversations.twilio.com/v1, as far as Flex needs it. */
export const conversationsApi: Api = {
  subdomain: 'conversations',
  version: 'v1',
  operations: conversationsOperations,
  notEmulated: 'every other',
};
