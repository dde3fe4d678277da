/** What a notification channel is. `pagerduty` keeps an incident of its own for what it is sent. */
export const CHANNEL_KINDS = ['webhook', 'pagerduty'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Whether a channel of the kind has an incident that it must be told about when somebody else takes it. */
export const keepsAlerts = (kind: ChannelKind | undefined): boolean => kind === 'pagerduty';
