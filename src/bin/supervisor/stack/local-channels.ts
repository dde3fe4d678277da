import { JIRA_ACCOUNT_ID, JIRA_PROJECT } from '../../../backend/jira/site';
import type { Environment } from '../../../config/env';
import { localUrl, type StackContext } from './context';

/*
 * Where messages to people lead while nobody says: the channels of the example policy, at the local backend, which
 * stands for PagerDuty, Slack, Jira and a receiver of webhooks.
 */

/** Of policies/saas-support.yaml. */
const PAGERDUTY = 'on-call-pager';
const RECEIVERS = ['incident-room', 'account-desk'];
const SLACK = 'engineering-room';
const JIRA = 'engineering-board';

const CONVERSATION = 'C0ENGINEERS';
const WEBHOOKS = '/v1/webhooks';

type Context = Pick<StackContext, 'ports' | 'credentials' | 'namesChannels'>;

/** For the worker: nothing where the user says where channels lead. */
export function localChannels({ ports, credentials, namesChannels }: Context): Environment {
  if (namesChannels) return {};
  const { paging, tracker } = credentials;
  const backend = localUrl(ports.backend);
  const channels = {
    [PAGERDUTY]: { kind: 'pagerduty', url: `${backend}/pagerduty`, routingKey: paging.routingKey },
    [SLACK]: {
      kind: 'slack',
      url: `${backend}/slack`,
      token: paging.slackToken,
      conversation: CONVERSATION,
    },
    [JIRA]: { kind: 'jira', url: `${backend}/jira`, token: tracker.token, ...JIRA_PROJECT },
    ...Object.fromEntries(
      RECEIVERS.map((name) => [name, { url: `${backend}/hooks/${name}`, secrets: [paging.hookSecret] }]),
    ),
  };
  return { THROUGHLINE_NOTIFICATION_CHANNELS: JSON.stringify(channels) };
}

/** For API and worker: messages carry links that are signed by one and taken by the other. */
export const localAnswerLinks = ({ publicUrl, credentials: { paging } }: StackContext): Environment => ({
  THROUGHLINE_PUBLIC_URL: publicUrl,
  THROUGHLINE_ANSWER_LINK_SECRETS: JSON.stringify([paging.linkSecret]),
});

/** For the API, which trusts the local stand-ins only while they are what is used. */
export const localWebhookSecrets = (context: Context): Environment =>
  context.namesChannels
    ? {}
    : {
        ...signing(context),
        THROUGHLINE_SLACK_RESPONSES: localUrl(context.ports.backend),
        THROUGHLINE_JIRA_ACCOUNTS: JSON.stringify([JIRA_ACCOUNT_ID]),
      };

const signing = ({ credentials: { paging, tracker } }: Context): Environment => ({
  THROUGHLINE_PAGERDUTY_SECRETS: JSON.stringify([paging.webhookSecret]),
  THROUGHLINE_SLACK_SIGNING_SECRETS: JSON.stringify([paging.slackSecret]),
  THROUGHLINE_JIRA_SECRETS: JSON.stringify([tracker.webhookSecret]),
});

/** For the backend that stands for them. */
export const localPaging = (context: Context): Environment => {
  const {
    ports,
    credentials: { paging, tracker },
  } = context;
  const webhooks = `${localUrl(ports.api)}${WEBHOOKS}`;
  return {
    ...signing(context),
    THROUGHLINE_BACKEND_JIRA_TOKEN: tracker.token,
    THROUGHLINE_BACKEND_JIRA_WEBHOOK: `${webhooks}/jira`,
    THROUGHLINE_BACKEND_SLACK_TOKEN: paging.slackToken,
    THROUGHLINE_BACKEND_SLACK_REQUESTS: `${webhooks}/slack`,
    THROUGHLINE_BACKEND_PAGERDUTY_KEY: paging.routingKey,
    THROUGHLINE_BACKEND_PAGERDUTY_WEBHOOK: `${webhooks}/pagerduty`,
  };
};
