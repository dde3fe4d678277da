import { FROM_AN_ADDRESS, type ConversationEvent } from '../../../src/domain/conversation';
import { GatewayError } from '../../../src/gateway/port';
import { useSignedWebhooks } from '../support/signed-webhooks';

const PATH = '/v1/webhooks/twilio/conversations';
const CONVERSATION = `CH${'9'.repeat(32)}`;
const MESSAGE = `IM${'8'.repeat(32)}`;
const NOW = 1_767_225_600_000;
const SAID_AT = '2026-01-01T00:00:00.000Z';

const { api, twilio } = useSignedWebhooks({ deliverConversationEvent: () => 'delivered' });

const told = () => api().calls.map(({ args }) => args[0] as ConversationEvent);
const message = (more: Record<string, string>) =>
  twilio(PATH, {
    EventType: 'onMessageAdded',
    ConversationSid: CONVERSATION,
    MessageSid: MESSAGE,
    Body: 'My password is hunter2.',
    DateCreated: SAID_AT,
    ...more,
  });

test.each([
  ['a text message', { Source: 'SMS', Author: '+14155550100' }, FROM_AN_ADDRESS],
  ['WhatsApp', { Source: 'WHATSAPP', Author: 'whatsapp:+14155550100' }, FROM_AN_ADDRESS],
  ['an e-mail', { Source: 'EMAIL', Author: 'dana@example.com' }, FROM_AN_ADDRESS],
  ['a channel that is new', { Source: 'RCS', Author: 'rcs:+14155550100' }, FROM_AN_ADDRESS],
  ['REST on behalf of an address', { Source: 'API', Author: '+14155550100' }, FROM_AN_ADDRESS],
  ['a desktop', { Source: 'SDK', Author: 'ana' }, 'ana'],
  ['REST on behalf of an identity', { Source: 'API', Author: 'bot' }, 'bot'],
])('%s: who wrote and when is taken, never what', async (_what, form, author) => {
  expect((await message(form)).status).toBe(204);
  expect(told()).toEqual([
    {
      type: 'message.added',
      key: MESSAGE,
      at: Date.parse(SAID_AT),
      conversationSid: CONVERSATION,
      author,
    },
  ]);
});

test.each([
  ['onConversationStateUpdated', { StateFrom: 'active', StateTo: 'closed' }],
  ['onConversationRemoved', {}],
])('%s closes it', async (EventType, more: Record<string, string>) => {
  expect((await twilio(PATH, { EventType, ConversationSid: CONVERSATION, ...more })).status).toBe(204);
  const key = `${CONVERSATION}.closed`;
  expect(told()).toEqual([{ type: 'conversation.closed', key, at: NOW, conversationSid: CONVERSATION }]);
});

test.each([
  ['becoming inactive', { EventType: 'onConversationStateUpdated', StateTo: 'inactive' }],
  ['somebody coming', { EventType: 'onParticipantAdded' }],
  [
    'what the system says',
    { EventType: 'onMessageAdded', MessageSid: MESSAGE, Source: 'API', Author: 'system' },
  ],
  ['a type that is new', { EventType: 'onSomething' }],
])('%s is no news', async (_what, form: Record<string, string>) => {
  expect((await twilio(PATH, { ConversationSid: CONVERSATION, ...form })).status).toBe(204);
  expect(api().calls).toEqual([]);
  expect(api().webhooks[0]?.outcome).toBe('ignored');
});

test('Temporal is away: 503, and nothing is acknowledged', async () => {
  api().answers({
    deliverConversationEvent: () => {
      throw new GatewayError('temporal_unavailable', 'Temporal cannot be reached.');
    },
  });
  expect((await message({ Source: 'SMS', Author: '+1' })).status).toBe(503);
});

test('another account’s, a forged one and an unsigned one are refused, and nothing is asked', async () => {
  const form = { EventType: 'onConversationRemoved', ConversationSid: CONVERSATION };
  const answers = [
    await twilio(PATH, { ...form, AccountSid: `AC${'f'.repeat(32)}` }),
    await twilio(PATH, form, 'not-the-token'),
    await api().call(PATH, {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  ];
  expect(answers.map(({ status, json }) => [status, json.code])).toEqual([
    [403, 'foreign_account'],
    [403, 'signature_invalid'],
    [403, 'signature_missing'],
  ]);
  expect(api().calls).toEqual([]);
});

test('a conversation that is none is 422', async () => {
  expect((await twilio(PATH, { EventType: 'onMessageAdded', ConversationSid: 'CH1' })).status).toBe(422);
});
