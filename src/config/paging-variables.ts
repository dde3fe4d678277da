import type { Variable } from './variable';

/** How people outside the queues are reached, and how they answer. */
export const paging = {
  THROUGHLINE_NOTIFICATION_CHANNELS: {
    group: 'Throughline',
    usedBy: ['worker', 'start'],
    description:
      'Where the policy’s `notification_channels` lead: a JSON object, for each channel its webhook’s `url` and the `secrets` it is signed with (`whsec_` and 24 to 64 bytes in base64; two while they are rotated), or `"kind":"pagerduty"` and the `routingKey` of an Events API v2 integration (with `url` where it is not `https://events.pagerduty.com`). With `throughline start` and without this, the channels of the example policy lead to local stand-ins. See [escalation.md](escalation.md).',
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
