import type { Variable } from './variable';

/** How people outside the queues are reached, and how they answer. */
export const paging = {
  THROUGHLINE_NOTIFICATION_CHANNELS: {
    group: 'Throughline',
    usedBy: ['worker', 'start'],
    description:
      'Where the policy’s `notification_channels` lead: a JSON object, for each channel its webhook’s `url` and the `secrets` it is signed with (`whsec_` and 24 to 64 bytes in base64; two while they are rotated), or `"kind":"pagerduty"` and the `routingKey` of an Events API v2 integration (with `url` where it is not `https://events.pagerduty.com`), or `"kind":"slack"` and the bot’s `token` (with `conversation`, `C…`, for messages to nobody in particular), or `"kind":"jira"` with the `url` of a Jira Cloud site, `email` and API `token` of a user, and the `project` (with `issueType`, `fields` and `transitions` where they are needed). With `throughline start` and without this, the channels of the example policy lead to local stand-ins. See [escalation.md](escalation.md).',
    default: '{}',
    secret: true,
  },
  THROUGHLINE_PAGERDUTY_SECRETS: {
    group: 'Throughline',
    usedBy: ['api', 'backend', 'start'],
    description:
      'With what PagerDuty signs its v3 webhooks to `/v1/webhooks/pagerduty`: a JSON list of the secrets of its webhook subscriptions. Without any they are refused. See [escalation.md](escalation.md).',
    default: '[]',
    secret: true,
  },
  THROUGHLINE_SLACK_SIGNING_SECRETS: {
    group: 'Throughline',
    usedBy: ['api', 'backend', 'start'],
    description:
      'With what Slack signs its requests to `/v1/webhooks/slack`: a JSON list of the app’s signing secret, or of two while it is changed. Without any they are refused. See [escalation.md](escalation.md).',
    default: '[]',
    secret: true,
  },
  THROUGHLINE_SLACK_RESPONSES: {
    group: 'Throughline',
    usedBy: ['api'],
    description:
      'The origin of the addresses that Slack gives for answers to one person. Nothing is sent to any other.',
    default: 'https://hooks.slack.com',
  },
  THROUGHLINE_ANSWER_LINK_SECRETS: {
    group: 'Throughline',
    usedBy: ['api', 'worker'],
    description:
      'With what the links in messages to people are signed, by which they acknowledge, resolve or hand back without an account: a JSON list of random texts of 32 characters or more, the same for API and worker; the first signs, any is taken. Without any there are no links. See [escalation.md](escalation.md).',
    default: '[]',
    secret: true,
  },
  THROUGHLINE_JIRA_SECRETS: {
    group: 'Throughline',
    usedBy: ['api', 'backend', 'start'],
    description:
      'With what Jira signs its webhooks to `/v1/webhooks/jira`: a JSON list of the secrets of its admin webhooks. Without any they are refused. See [escalation.md](escalation.md).',
    default: '[]',
    secret: true,
  },
  THROUGHLINE_JIRA_ACCOUNTS: {
    group: 'Throughline',
    usedBy: ['api', 'start'],
    description:
      'The Jira users whose API tokens the channels have: a JSON list of their account ids (`GET /rest/api/3/myself`, `accountId`). What they do in Jira is our own echo, and counts for nothing.',
    default: '[]',
  },
  THROUGHLINE_BACKEND_JIRA_TOKEN: {
    group: 'Local stack',
    usedBy: ['backend'],
    description: 'The API token in the local backend’s Jira; without it nobody gets in.',
    secret: true,
  },
  THROUGHLINE_BACKEND_JIRA_WEBHOOK: {
    group: 'Local stack',
    usedBy: ['backend'],
    description:
      'Where the local backend’s Jira sends its webhooks, signed with `THROUGHLINE_JIRA_SECRETS`; without it nowhere.',
  },
  THROUGHLINE_BACKEND_SLACK_TOKEN: {
    group: 'Local stack',
    usedBy: ['backend'],
    description: 'The bot’s token in the local backend’s Slack; without it nobody gets in.',
    secret: true,
  },
  THROUGHLINE_BACKEND_SLACK_REQUESTS: {
    group: 'Local stack',
    usedBy: ['backend'],
    description:
      'Where the local backend’s Slack tells of pressed buttons, signed with `THROUGHLINE_SLACK_SIGNING_SECRETS`; without it nowhere.',
  },
  THROUGHLINE_BACKEND_PAGERDUTY_KEY: {
    group: 'Local stack',
    usedBy: ['backend'],
    description:
      'The routing key, 32 characters, of the one integration of the local backend’s PagerDuty; without it there is none.',
    secret: true,
  },
  THROUGHLINE_BACKEND_PAGERDUTY_WEBHOOK: {
    group: 'Local stack',
    usedBy: ['backend'],
    description:
      'Where the local backend’s PagerDuty sends its webhooks, signed with `THROUGHLINE_PAGERDUTY_SECRETS`; without it nowhere.',
  },
} as const satisfies Record<string, Variable>;
