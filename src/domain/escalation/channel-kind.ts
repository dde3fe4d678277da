import type { AlertNews } from './alerts';

/**
 * What a notification channel is. `pagerduty` keeps an incident of its own for what it is sent, `slack` a message with a
 * button.
 */
export const CHANNEL_KINDS = ['webhook', 'pagerduty', 'slack'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * What a channel of the kind is told of its alerts. An incident stays open when nobody has acknowledged, a button does
 * not.
 */
const HEARS: Readonly<Record<ChannelKind, readonly AlertNews[]>> = {
  webhook: [],
  pagerduty: ['acknowledged', 'resolved'],
  slack: ['acknowledged', 'resolved', 'unanswered'],
};

/** One from before there were kinds is a webhook; so is one that a newer worker knows, to an older one. */
export const hears = (kind: ChannelKind = 'webhook'): readonly AlertNews[] => HEARS[kind];
