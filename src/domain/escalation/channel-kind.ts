import type { AlertNews } from './alerts';

/**
 * What a notification channel is. `pagerduty` keeps an incident of its own for what it is sent, `slack` a message with a
 * button, `jira` an issue.
 */
export const CHANNEL_KINDS = ['webhook', 'pagerduty', 'slack', 'jira'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/**
 * What a channel of the kind is told of its alerts. An incident stays open when nobody has acknowledged, a button does
 * not; and of what was handed back elsewhere PagerDuty's Events API has no word.
 */
const HEARS: Readonly<Record<ChannelKind, readonly AlertNews[]>> = {
  webhook: [],
  pagerduty: ['acknowledged', 'resolved'],
  slack: ['acknowledged', 'handed_back', 'resolved', 'unanswered'],
  jira: ['acknowledged', 'handed_back', 'resolved', 'unanswered'],
};

export const hears = (kind: ChannelKind): readonly AlertNews[] => HEARS[kind];

/** Whether a channel of the kind keeps issues: one for an escalation, on which is commented what follows. */
export const isTracker = (kind: ChannelKind | undefined): boolean => kind === 'jira';
