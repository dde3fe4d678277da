import { refusal } from '../sdk';
import { start } from '../harness';

const ZOE = { 'messagingBinding.address': '+33612345678', 'messagingBinding.proxyAddress': '+18005551212' };

/** One conversation, with a customer, a message and a webhook in it. */
export async function drawConversation() {
  const running = await start();
  const api = running.sdk.conversations.v1;
  const created = await api.conversations.create({ friendlyName: 'Zoe', uniqueName: 'zoe' });
  const conversation = api.conversations(created.sid);
  const customer = await conversation.participants.create(ZOE);
  const message = await conversation.messages.create({ author: '+33612345678', body: 'Hello' });
  const webhook = await conversation.webhooks.create({
    target: 'webhook',
    'configuration.url': 'http://127.0.0.1:9/',
    'configuration.filters': ['onMessageAdded'],
  });
  const address = await api.addressConfigurations.create({ type: 'sms', address: '+18005551212' });
  return { ...running, api, created, conversation, customer, message, webhook, address };
}

export type ConversationFloor = Awaited<ReturnType<typeof drawConversation>>;

type Calls = Record<string, (floor: ConversationFloor) => Promise<unknown>>;

export const callsOfConversations: Calls = {
  CreateConversation: async ({ api }) =>
    expect(await api.conversations.create({ attributes: '{"a":1}', state: 'inactive' })).toMatchObject({
      attributes: '{"a":1}',
      state: 'inactive',
      friendlyName: null,
    }),
  FetchConversation: async ({ api, created }) =>
    expect(await api.conversations('zoe').fetch()).toMatchObject({ sid: created.sid, state: 'active' }),
  ListConversation: async ({ api, created }) => {
    const { sid } = await api.conversations.create({ state: 'closed' });
    const listed = async (options: object) => (await api.conversations.list(options)).map((one) => one.sid);
    expect(await listed({})).toEqual([sid, created.sid]);
    expect(await listed({ state: 'closed' })).toEqual([sid]);
  },
  UpdateConversation: async ({ conversation }) =>
    expect(await conversation.update({ state: 'closed', friendlyName: 'Done' })).toMatchObject({
      state: 'closed',
      friendlyName: 'Done',
    }),
  DeleteConversation: async ({ conversation }) => {
    expect(await conversation.remove()).toBe(true);
    expect(await refusal(conversation.fetch())).toMatchObject({ status: 404 });
  },
  CreateConversationParticipant: async ({ conversation }) =>
    expect(await conversation.participants.create({ identity: 'ana' })).toMatchObject({
      identity: 'ana',
      messagingBinding: null,
    }),
  FetchConversationParticipant: async ({ conversation, customer }) =>
    expect(await conversation.participants(customer.sid).fetch()).toMatchObject({
      identity: null,
      messagingBinding: { type: 'sms', address: '+33612345678', proxy_address: '+18005551212' },
    }),
  ListConversationParticipant: async ({ conversation, customer }) =>
    expect((await conversation.participants.list()).map(({ sid }) => sid)).toEqual([customer.sid]),
  DeleteConversationParticipant: async ({ conversation, customer }) => {
    expect(await conversation.participants(customer.sid).remove()).toBe(true);
    expect(await conversation.participants.list()).toEqual([]);
  },
  CreateConversationMessage: async ({ conversation }) =>
    expect(await conversation.messages.create({ body: 'Hi' })).toMatchObject({
      index: 1,
      author: 'system',
      participantSid: null,
    }),
  FetchConversationMessage: async ({ conversation, message, customer }) =>
    expect(await conversation.messages(message.sid).fetch()).toMatchObject({
      index: 0,
      body: 'Hello',
      participantSid: customer.sid,
    }),
  ListConversationMessage: async ({ conversation }) => {
    await conversation.messages.create({ body: 'And' });
    const bodies = async (order: 'asc' | 'desc') =>
      (await conversation.messages.list({ order })).map(({ body }) => body);
    expect(await bodies('asc')).toEqual(['Hello', 'And']);
    expect(await bodies('desc')).toEqual(['And', 'Hello']);
  },
  CreateConversationScopedWebhook: async ({ webhook }) => {
    expect(webhook).toMatchObject({ target: 'webhook' });
    return Promise.resolve();
  },
  FetchConversationScopedWebhook: async ({ conversation, webhook }) =>
    expect(await conversation.webhooks(webhook.sid).fetch()).toMatchObject({
      configuration: { filters: ['onMessageAdded'] },
    }),
  ListConversationScopedWebhook: async ({ conversation, webhook }) =>
    expect((await conversation.webhooks.list()).map(({ sid }) => sid)).toEqual([webhook.sid]),
  DeleteConversationScopedWebhook: async ({ conversation, webhook }) => {
    expect(await conversation.webhooks(webhook.sid).remove()).toBe(true);
    expect(await conversation.webhooks.list()).toEqual([]);
  },
  CreateConfigurationAddress: async ({ api }) =>
    expect(
      await api.addressConfigurations.create({
        type: 'whatsapp',
        address: 'whatsapp:+18005551212',
        'autoCreation.enabled': true,
        'autoCreation.type': 'webhook',
        'autoCreation.webhookUrl': 'https://app.example.org/messages',
        'autoCreation.webhookFilters': ['onMessageAdded'],
      }),
    ).toMatchObject({ type: 'whatsapp', autoCreation: { enabled: true, type: 'webhook' } }),
  FetchConfigurationAddress: async ({ api, address }) =>
    expect(await api.addressConfigurations('+18005551212').fetch()).toMatchObject({ sid: address.sid }),
  ListConfigurationAddress: async ({ api, address }) => {
    expect((await api.addressConfigurations.list({ type: 'sms' })).map(({ sid }) => sid)).toEqual([
      address.sid,
    ]);
    expect(await api.addressConfigurations.list({ type: 'email' })).toEqual([]);
  },
  UpdateConfigurationAddress: async ({ api, address }) =>
    expect(
      await api.addressConfigurations(address.sid).update({
        'autoCreation.enabled': true,
        'autoCreation.type': 'studio',
        'autoCreation.studioFlowSid': `FW${'0'.repeat(32)}`,
      }),
    ).toMatchObject({ autoCreation: { enabled: true, type: 'studio' } }),
  DeleteConfigurationAddress: async ({ api, address }) => {
    expect(await api.addressConfigurations(address.sid).remove()).toBe(true);
    expect(await api.addressConfigurations.list()).toEqual([]);
  },
  FetchConfigurationWebhook: async ({ api }) =>
    expect(await api.configuration.webhooks().fetch()).toMatchObject({ filters: [], target: 'webhook' }),
  UpdateConfigurationWebhook: async ({ api }) =>
    expect(
      await api.configuration
        .webhooks()
        .update({ postWebhookUrl: 'https://app.example.org/', filters: ['onMessageAdded'] }),
    ).toMatchObject({ postWebhookUrl: 'https://app.example.org/', filters: ['onMessageAdded'] }),
  ListParticipantConversation: async ({ api, created }) => {
    expect(await api.participantConversations.list({ address: '+33612345678' })).toMatchObject([
      { conversationSid: created.sid, conversationState: 'active' },
    ]);
    expect(await api.participantConversations.list({ identity: 'ana' })).toEqual([]);
  },
  CreateConversationWithParticipants: async ({ api }) => {
    const { sid } = await api.conversationWithParticipants.create({
      friendlyName: 'Both',
      participant: ['{"identity":"ana"}', '{"messaging_binding":{"address":"+4","proxy_address":"+5"}}'],
    });
    expect(await api.conversations(sid).participants.list()).toHaveLength(2);
  },
};
