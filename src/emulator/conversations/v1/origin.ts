import type { ApiRequest } from '../../http/operation';
import type { Origin } from '../tell-conversation';

/** What is done by REST is told only where the request says `X-Twilio-Webhook-Enabled: true`. */
export const byRest = ({ wantsWebhooks }: ApiRequest): Origin => ({ source: 'API', isTold: wantsWebhooks });
