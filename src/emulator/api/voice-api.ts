import type { Api } from '../http/api';
import { API_VERSION } from '../voice/call-parameters';
import { fetchCall } from './calls/fetch';
import { updateCall } from './calls/update';

/** https://api.twilio.com/2010-04-01: calls, and nothing else of it. */
export const voiceApi: Api = {
  subdomain: 'api',
  version: API_VERSION,
  operations: [fetchCall, updateCall],
  notEmulated: 'every other',
};
