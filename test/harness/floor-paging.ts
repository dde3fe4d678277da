import type { ChannelSettings } from '../../src/adapters/paging/channels';
import type { PagerDutySettings } from '../../src/backend/pagerduty/service';
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
    [ON_CALL, { kind: 'pagerduty', url: `${backend.url}/pagerduty`, routingKey: PAGERDUTY.routingKey }],
  ]);
