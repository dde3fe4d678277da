import type { Api } from '../../http/api';
import { flexOperations } from './routes';

/** https://flex-api.twilio.com/v1: Interactions, and nothing else of it. */
export const flexApi: Api = {
  subdomain: 'flex-api',
  version: 'v1',
  operations: flexOperations,
  notEmulated: 'every other',
};
