import { LOCAL_ADDRESSES, seedConversations } from '../../src/bin/supervisor/stack/seed-conversations';
import { startLocalTaskRouter, type LocalTaskRouter } from './local-taskrouter';

let taskRouter: LocalTaskRouter;
beforeEach(async () => {
  taskRouter = await startLocalTaskRouter();
});
afterEach(() => taskRouter.emulator.close());

test('conversations can be opened, the API hears of them, and a restart changes nothing but where it is', async () => {
  const { addressConfigurations, configuration } = taskRouter.client.conversations.v1;
  await seedConversations(taskRouter.client, 'http://127.0.0.1:8787/a');
  await seedConversations(taskRouter.client, 'http://127.0.0.1:8788/b');
  const addresses = await addressConfigurations.list();
  expect(addresses.map(({ address }) => address).sort()).toEqual(Object.values(LOCAL_ADDRESSES).sort());
  expect(await configuration.webhooks().fetch()).toMatchObject({
    postWebhookUrl: 'http://127.0.0.1:8788/b',
    filters: ['onMessageAdded', 'onConversationStateUpdated', 'onConversationRemoved'],
  });
});
