import type { ChannelSettings } from '../../src/adapters/paging/channels';
import { JIRA_PROJECT, type JiraSettings } from '../../src/backend/jira/site';
import type { PagerDutySettings } from '../../src/backend/pagerduty/service';
import { createAnswerLinks, type AnswerLinks } from '../../src/adapters/paging/answer-links';
import type { SlackSettings } from '../../src/backend/slack/workspace';
import type { Floor } from './floor';

/** The integration of the tests' PagerDuty. The first secret is the one it was given last. */
export const PAGERDUTY = {
  routingKey: 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6',
  secrets: ['the new secret of the tests', 'the old secret of the tests'],
} as const;

/** The channel of `PAGED_LADDERS` that is PagerDuty's. */
export const ON_CALL = 'on-call';

export const pagerDutyOf = (publicUrl: string): PagerDutySettings => ({
  routingKey: PAGERDUTY.routingKey,
  subscription: { url: `${publicUrl}/v1/webhooks/pagerduty`, secrets: PAGERDUTY.secrets },
});

export const channelsOf = ({
  receiver,
  backend,
}: Pick<Floor, 'receiver' | 'backend'>): ReadonlyMap<string, ChannelSettings> =>
  new Map<string, ChannelSettings>([
    ...[...receiver.channels].map(
      ([name, settings]) => [name, { kind: 'webhook' as const, ...settings }] as const,
    ),
    ['board', { kind: 'jira', url: `${backend.url}/jira`, issueType: 'Bug', ...JIRA }],
    [
      'slack',
      { kind: 'slack', url: `${backend.url}/slack`, token: SLACK.token, conversation: SLACK.conversation },
    ],
    [ON_CALL, { kind: 'pagerduty', url: `${backend.url}/pagerduty`, routingKey: PAGERDUTY.routingKey }],
  ]);

/** A project in the tests' Jira, and the user whose token the channel has. */
export const JIRA = { ...JIRA_PROJECT, token: 'the API token of the tests' } as const;
export const JIRA_SECRETS = ['the new secret of the tests', 'the old secret of the tests'] as const;

export const jiraOf = (publicUrl: string): JiraSettings => ({
  ...JIRA,
  subscription: { url: `${publicUrl}/v1/webhooks/jira`, secret: JIRA_SECRETS[0] },
});

/** The Slack app of the tests, and a conversation it is in. */
export const SLACK = {
  token: 'xoxb-the-token-of-the-tests',
  signingSecret: 'the signing secret of the tests',
  conversation: 'C0ENGINEERS',
} as const;

export const slackOf = (publicUrl: string): SlackSettings => ({
  ...SLACK,
  requestUrl: `${publicUrl}/v1/webhooks/slack`,
});

/** As worker and API have them. */
export const answerLinksOf = (publicUrl: string): AnswerLinks =>
  createAnswerLinks(publicUrl, ['the key of the links in messages']);
