import type { Api } from '../../http/api-router';
import { taskRouterNotEmulated, taskRouterOperations } from './routes';

/** https://taskrouter.twilio.com/v1 */
export const taskRouterApi: Api = {
  subdomain: 'taskrouter',
  version: 'v1',
  operations: taskRouterOperations,
  notEmulated: taskRouterNotEmulated,
};
