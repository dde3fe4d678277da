import { OutsideError } from '../outside-error';
import { createJira, type JiraChannel } from '../tracker/jira';
import type { TrackerPort } from '../tracker/port';
import { createPagerDuty, type PagerDutyChannel } from './pagerduty';
import type { PagingPort } from './port';
import { createSlack, type SlackChannel } from './slack';
import { createWebhooks, type WebhookChannel } from './webhook';

/** Where a channel leads, by what it is. */
export type ChannelSettings =
  | ({ readonly kind: 'webhook' } & WebhookChannel)
  | ({ readonly kind: 'pagerduty' } & PagerDutyChannel)
  | ({ readonly kind: 'slack' } & SlackChannel)
  | ({ readonly kind: 'jira' } & JiraChannel);

export interface ChannelsOptions {
  readonly channels: ReadonlyMap<string, ChannelSettings>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}

/** All the channels of this worker, each by its own adapter. */
export function createPaging({ channels, ...options }: ChannelsOptions): TrackerPort {
  const ofKind = <Kind extends ChannelSettings['kind']>(kind: Kind) =>
    new Map(
      [...channels].filter(
        (entry): entry is [string, Extract<ChannelSettings, { kind: Kind }>] => entry[1].kind === kind,
      ),
    );
  const jira = createJira({ channels: ofKind('jira'), ...options });
  const adapters: Readonly<Record<ChannelSettings['kind'], PagingPort>> = {
    jira,
    webhook: createWebhooks({ channels: ofKind('webhook'), ...options }),
    pagerduty: createPagerDuty({ channels: ofKind('pagerduty'), ...options }),
    slack: createSlack({ channels: ofKind('slack'), ...options }),
  };
  const adapterOf = (channel: string): PagingPort => {
    const settings = channels.get(channel);
    if (settings !== undefined) return adapters[settings.kind];
    throw new OutsideError(`There is no channel "${channel}" in this worker's settings.`, 'refused', null);
  };
  return {
    send: async (channel, notification) => adapterOf(channel).send(channel, notification),
    tell: async (channel, about) => adapterOf(channel).tell(channel, about),
    comment: async (channel, comment) => jira.comment(channel, comment),
  };
}
