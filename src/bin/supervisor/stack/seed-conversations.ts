import type { Twilio } from 'twilio';

/** The local contact centre's addresses: who writes to one opens a conversation. */
export const LOCAL_ADDRESSES = {
  sms: '+15005550200',
  whatsapp: 'whatsapp:+15005550200',
  email: 'help@example.org',
} as const;

/** As docs/api.md tells to configure a real account. */
const FILTERS = ['onMessageAdded', 'onConversationStateUpdated', 'onConversationRemoved'];

/** Makes sure that conversations can be opened in the emulator, and that the API hears of them. */
export async function seedConversations({ conversations }: Twilio, postWebhookUrl: string): Promise<void> {
  const { configuration, addressConfigurations } = conversations.v1;
  await configuration.webhooks().update({ postWebhookUrl, method: 'POST', filters: FILTERS });
  const known = new Set((await addressConfigurations.list()).map(({ address }) => address));
  for (const [type, address] of Object.entries(LOCAL_ADDRESSES)) {
    if (known.has(address)) continue;
    await addressConfigurations.create({
      type: type as keyof typeof LOCAL_ADDRESSES,
      address,
      'autoCreation.enabled': true,
      'autoCreation.type': 'default',
    });
  }
}
