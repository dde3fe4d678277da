import type { Api } from '../../http/api';
import { cancelTransfer } from './transfers/cancel';
import { createTransfer } from './transfers/create';
import { fetchTransfer } from './transfers/fetch';

/**
 * What the agents' SDK (npm twilio-taskrouter) asks for beside TaskRouter's public API: native transfers. Twilio does not
 * document it, so these are the SDK's own calls, and the answers' shape is ours.
 */
export const agentsTaskRouterApi: Api = {
  subdomain: 'taskrouter',
  version: 'v2',
  operations: [createTransfer, fetchTransfer, cancelTransfer],
  notEmulated: 'every other',
};
