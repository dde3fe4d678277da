import type { Environment } from '../../../config/env';
import { localUrl, type StackContext } from './context';

/*
 * Where messages to people lead while nobody says: the channels of the example policy, at the local backend, which
 * stands for PagerDuty and for a receiver of webhooks.
 */

/** Of policies/saas-support.yaml. */
const PAGERDUTY = 'on-call-pager';
const RECEIVER = 'incident-room';

const WEBHOOK_PATH = '/v1/webhooks/pagerduty';

type Context = Pick<StackContext, 'ports' | 'credentials' | 'namesChannels'>;

/** For the worker: nothing where the user says where channels lead. */
export function localChannels({ ports, credentials: { paging }, namesChannels }: Context): Environment {
  if (namesChannels) return {};
  const backend = localUrl(ports.backend);
  const channels = {
    [PAGERDUTY]: { kind: 'pagerduty', url: `${backend}/pagerduty`, routingKey: paging.routingKey },
    [RECEIVER]: { url: `${backend}/hooks/${RECEIVER}`, secrets: [paging.hookSecret] },
  };
  return { THROUGHLINE_NOTIFICATION_CHANNELS: JSON.stringify(channels) };
}

/** For the API, which trusts the local PagerDuty only while it is the one that is used. */
export const localWebhookSecrets = ({ credentials: { paging }, namesChannels }: Context): Environment =>
  namesChannels ? {} : { THROUGHLINE_PAGERDUTY_SECRETS: JSON.stringify([paging.webhookSecret]) };

/** For the backend that stands for PagerDuty. */
export const localPagerDuty = ({ ports, credentials: { paging } }: Context): Environment => ({
  THROUGHLINE_BACKEND_PAGERDUTY_KEY: paging.routingKey,
  THROUGHLINE_BACKEND_PAGERDUTY_WEBHOOK: `${localUrl(ports.api)}${WEBHOOK_PATH}`,
  THROUGHLINE_PAGERDUTY_SECRETS: JSON.stringify([paging.webhookSecret]),
});
