import { admin, closeAll, start, startReceiver } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

const [ZOE, US] = ['+33612345678', '+18005551212'];
const bound = { 'messagingBinding.address': ZOE, 'messagingBinding.proxyAddress': US };

const listening = async () => {
  const receiver = await startReceiver();
  const running = await start();
  const api = running.sdk.conversations.v1;
  const told = async (type: string) => {
    await running.emulator.idle();
    return receiver.received.filter(({ form }) => form['EventType'] === type);
  };
  const writes = (body: string, from = ZOE) =>
    admin<Record<string, string>>(running.emulator, 'POST', '/messages', { from, to: US, body });
  return { ...running, receiver, api, told, writes };
};

describe('a customer writes to an address', () => {
  const configured = async () => {
    const floor = await listening();
    await floor.api.addressConfigurations.create({
      type: 'sms',
      address: US,
      'autoCreation.enabled': true,
      'autoCreation.type': 'webhook',
      'autoCreation.webhookUrl': `${floor.receiver.url}/messages`,
      'autoCreation.webhookFilters': ['onMessageAdded'],
    });
    return floor;
  };

  test('a conversation is made for the first message, and the webhook is told, signed', async () => {
    const { writes, told, api } = await configured();
    const { status, body } = await writes('Hello');
    expect(status).toBe(201);
    expect(await told('onConversationAdded')).toMatchObject([
      {
        isSigned: true,
        form: {
          ConversationSid: body['conversationSid'],
          'MessagingBinding.Address': ZOE,
          'MessagingBinding.ProxyAddress': US,
          MessageBody: 'Hello',
        },
      },
    ]);
    expect(await told('onMessageAdded')).toMatchObject([
      { isSigned: true, form: { Author: ZOE, Body: 'Hello', Index: '0', Source: 'SMS' } },
    ]);
    expect(await api.conversations(body['conversationSid']!).participants.list()).toHaveLength(1);
  });

  test('the next one lands in the same conversation, whether or not an agent is there: no task is made', async () => {
    const { writes, emulator } = await configured();
    const first = await writes('Hello');
    const second = await writes('Anybody?');
    expect(second.body['conversationSid']).toBe(first.body['conversationSid']);
    expect(emulator.effects(0).map(({ operation }) => operation)).not.toContain('tasks.create');
  });

  test('once it is closed, a new one is made', async () => {
    const { writes, api } = await configured();
    const first = await writes('Hello');
    await api.conversations(first.body['conversationSid']!).update({ state: 'closed' });
    const second = await writes('Once more');
    expect(second.body['conversationSid']).not.toBe(first.body['conversationSid']);
  });

  test('an address that is not configured loses the message: 404', async () => {
    const { writes } = await listening();
    expect(await writes('Hello')).toMatchObject({ status: 404 });
  });

  test('a message without its parts is refused with all that is missing', async () => {
    const { emulator } = await listening();
    const { status, body } = await admin<{ error: string }>(emulator, 'POST', '/messages', { from: ZOE });
    expect([status, body.error]).toEqual([400, 'to is missing; body is missing']);
  });
});

describe('states', () => {
  test('closed is final', async () => {
    const { api } = await listening();
    const { sid } = await api.conversations.create({});
    const conversation = api.conversations(sid);
    await conversation.update({ state: 'closed' });
    expect(await refusal(conversation.update({ state: 'active' }))).toMatchObject({ status: 400 });
    expect(await refusal(conversation.messages.create({ body: 'x' }))).toMatchObject({ status: 400 });
    expect(await refusal(conversation.participants.create({ identity: 'ana' }))).toMatchObject({
      status: 400,
    });
    expect((await conversation.fetch()).state).toBe('closed');
  });

  test('a message makes an inactive conversation active', async () => {
    const { api } = await listening();
    const { sid } = await api.conversations.create({ state: 'inactive' });
    await api.conversations(sid).messages.create({ body: 'Hello' });
    expect((await api.conversations(sid).fetch()).state).toBe('active');
  });
});

test('an address pair is in one open conversation only: 409, 50416, naming it', async () => {
  const { api } = await listening();
  const [one, two] = [await api.conversations.create({}), await api.conversations.create({})];
  await api.conversations(one.sid).participants.create(bound);
  const error = await refusal(api.conversations(two.sid).participants.create(bound));
  expect(error).toMatchObject({ status: 409, code: 50416 });
  expect(error.message).toContain(one.sid);
  await api.conversations(one.sid).update({ state: 'closed' });
  expect(await api.conversations(two.sid).participants.create(bound)).toMatchObject({ identity: null });
});

describe('webhooks', () => {
  const everywhere = async () => {
    const floor = await listening();
    await floor.api.configuration.webhooks().update({
      postWebhookUrl: `${floor.receiver.url}/all`,
      filters: ['onMessageAdded', 'onConversationStateUpdated'],
    });
    const { sid } = await floor.api.conversations.create({});
    return { ...floor, conversation: floor.api.conversations(sid), sid };
  };

  test('what is done by REST is told only where the request asks for it', async () => {
    const { conversation, told } = await everywhere();
    await conversation.messages.create({ body: 'quiet' });
    expect(await told('onMessageAdded')).toEqual([]);
    await conversation.messages.create({ body: 'loud', xTwilioWebhookEnabled: 'true' });
    expect(await told('onMessageAdded')).toMatchObject([
      { path: '/all', isSigned: true, form: { Body: 'loud', Index: '1', Source: 'API' } },
    ]);
  });

  test('a change of state is told with where it came from', async () => {
    const { conversation, told, sid } = await everywhere();
    await conversation.update({ state: 'closed', xTwilioWebhookEnabled: 'true' });
    expect(await told('onConversationStateUpdated')).toMatchObject([
      { form: { ConversationSid: sid, StateFrom: 'active', StateTo: 'closed', Reason: 'API' } },
    ]);
  });

  test('filters limit them, and a conversation may have its own', async () => {
    const { conversation, told, receiver } = await everywhere();
    await conversation.webhooks.create({
      target: 'webhook',
      'configuration.url': `${receiver.url}/own`,
      'configuration.filters': ['onParticipantAdded'],
    });
    await conversation.participants.create({ identity: 'ana', xTwilioWebhookEnabled: 'true' });
    await conversation.messages.create({ body: 'x', xTwilioWebhookEnabled: 'true' });
    expect(await told('onParticipantAdded')).toMatchObject([{ path: '/own', form: { Identity: 'ana' } }]);
    expect((await told('onMessageAdded')).map(({ path }) => path)).toEqual(['/all']);
  });
});

test.each([
  [{ attributes: '[]' }, 400, 20001],
  [{ state: 'asleep' }, 400, 20001],
  [{ uniqueName: 'taken' }, 409, 50353],
])('a conversation with %j is refused', async (wrong, status, code) => {
  const { api } = await listening();
  await api.conversations.create({ uniqueName: 'taken' });
  expect(await refusal(api.conversations.create(wrong as object))).toMatchObject({ status, code });
  expect(await api.conversations.list()).toHaveLength(1);
});

test.each([[{}], [{ identity: 'ana', ...bound }], [{ 'messagingBinding.address': ZOE }]])(
  'a participant by %j is refused',
  async (wrong) => {
    const { api } = await listening();
    const { sid } = await api.conversations.create({});
    expect(await refusal(api.conversations(sid).participants.create(wrong))).toMatchObject({ status: 400 });
  },
);

test('together with its participants or not at all', async () => {
  const { api } = await listening();
  const participant = ['{"identity":"ana"}', '{"identity":"ana"}'];
  expect(await refusal(api.conversationWithParticipants.create({ participant }))).toMatchObject({
    status: 409,
  });
  expect(await api.conversations.list()).toEqual([]);
});
