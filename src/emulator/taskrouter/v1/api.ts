import type { Api } from '../../http/api';
import { taskRouterOperations } from './routes';

/** https://taskrouter.twilio.com/v1. Nothing is limited; the headers say so in the form that clients read. */
export const taskRouterApi: Api = {
  subdomain: 'taskrouter',
  version: 'v1',
  operations: taskRouterOperations,
  notEmulated: 'nothing',
  headers: {
    'X-Rate-Limit-Limit': '10000',
    'X-Rate-Limit-Remaining': '10000',
    'X-Rate-Limit-Config': 'emulator',
  },
};
