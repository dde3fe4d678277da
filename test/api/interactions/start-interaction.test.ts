import { GatewayError, type InteractionRequest } from '../../../src/gateway/port';
import { asInteractionId } from '../../../src/domain/ids';
import { INTERACTION_ID } from '../support/an-interaction';
import { ACCOUNT_SID, startApi, type ApiUnderTest } from '../support/start-api';

const chat = {
  externalId: 'chat-4711',
  source: 'web-chat',
  customer: { id: 'acct-42', name: 'Dana Reyes', address: 'dana@example.com' },
  attributes: { channel: 'chat', language: 'en', priority: 'normal', product_area: 'sso' },
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.reset();
  api.answers({
    start: () => ({
      interactionId: asInteractionId(INTERACTION_ID),
      workflowId: `interaction-${INTERACTION_ID}`,
      phase: 'intake',
      created: true,
    }),
  });
});

const start = (json: unknown, headers: Record<string, string> = {}) =>
  api.call('/v1/interactions', { as: 'backend', method: 'POST', json, headers });

const asked = () => api.calls.map(({ args }) => args[0] as InteractionRequest);

const faultsOf = async (json: unknown, headers: Record<string, string> = {}) => {
  const answer = await start(json, headers);
  expect(api.calls).toEqual([]);
  return {
    status: answer.status,
    code: answer.json.code,
    errors: answer.json.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`),
  };
};

test('a started interaction is 201 with its address', async () => {
  const answer = await start(chat);
  expect(answer.status).toBe(201);
  expect(answer.headers.get('location')).toBe(`/v1/interactions/${INTERACTION_ID}`);
  expect(answer.json).toMatchObject({
    interactionId: INTERACTION_ID,
    workflowId: `interaction-${INTERACTION_ID}`,
    phase: 'intake',
    links: { self: `/v1/interactions/${INTERACTION_ID}` },
  });
  expect(asked()).toEqual([
    {
      accountSid: ACCOUNT_SID,
      externalId: 'chat-4711',
      idempotencyKey: null,
      bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      source: 'web-chat',
      channel: 'chat',
      customer: chat.customer,
      attributes: chat.attributes,
      conversation: null,
    },
  ]);
});

test('one that exists is 200', async () => {
  api.answers({
    start: () => ({
      interactionId: asInteractionId(INTERACTION_ID),
      workflowId: `interaction-${INTERACTION_ID}`,
      phase: 'waiting',
      created: false,
    }),
  });
  const answer = await start(chat);
  expect(answer.status).toBe(200);
  expect(answer.json.phase).toBe('waiting');
});

test('the Idempotency-Key alone names an interaction', async () => {
  const { externalId: _, ...anonymous } = chat;
  expect((await start(anonymous, { 'idempotency-key': 'k-1' })).status).toBe(201);
  expect(asked()[0]).toMatchObject({ externalId: null, idempotencyKey: 'k-1' });
});

test('every fault is told at once', async () => {
  const faults = await faultsOf(
    { source: '', customer: { id: 7, mail: 'x' }, attributes: { throughline: {} }, 'odd/name~': 1 },
    { 'idempotency-key': 'has a space' },
  );
  expect(faults.status).toBe(400);
  expect(faults.code).toBe('invalid_request');
  expect(faults.errors.sort()).toEqual([
    '/attributes/channel required',
    '/attributes/throughline reserved_attribute',
    '/customer/id invalid_type',
    '/customer/mail unknown_field',
    '/odd~1name~0 unknown_field',
    '/source too_short',
    'header/Idempotency-Key invalid_idempotency_key',
  ]);
});

test.each([
  ['neither externalId nor key', { externalId: undefined }, 400, 'identity_required', '/externalId'],
  ['no channel', { attributes: { language: 'en' } }, 400, 'required', '/attributes/channel'],
  ['an unknown channel', { attributes: { channel: 'fax' } }, 400, 'invalid_value', '/attributes/channel'],
  ['no attributes', { attributes: undefined }, 400, 'required', '/attributes'],
  ['attributes that are a list', { attributes: [] }, 400, 'invalid_type', '/attributes'],
  ['voice', { attributes: { channel: 'voice' } }, 400, 'conversation_required', '/conversation'],
  ['a conversation without a name', { conversation: {} }, 400, 'invalid_format', '/conversation'],
  [
    'a conversation by a SID of something else',
    { conversation: { sid: 'CA1' } },
    400,
    'invalid_format',
    '/conversation/sid',
  ],
  [
    'a conversation for voice',
    { conversation: { sid: `CH${'0'.repeat(32)}` }, attributes: { channel: 'voice' } },
    400,
    'conversation_not_supported',
    '/conversation',
  ],
  ['an unknown member', { prio: 1 }, 400, 'unknown_field', '/prio'],
])('%s is refused by name', async (_what, change, status, code, field) => {
  expect(await faultsOf({ ...chat, ...change })).toEqual({ status, code, errors: [`${field} ${code}`] });
});

test('values outside the vocabulary are not refused: the policy replaces and records them', async () => {
  const attributes = { channel: 'chat', priority: 'sky-high', language: 'tlh', nested: { a: [1, null] } };
  expect((await start({ ...chat, attributes })).status).toBe(201);
  expect(asked()[0]?.attributes).toEqual(attributes);
});

const attributesOf = (characters: number) => {
  const empty = JSON.stringify({ channel: 'chat', filler: '' }).length;
  return { channel: 'chat', filler: 'x'.repeat(characters - empty) };
};

test('attributes may have 2,048 characters as JSON, and not one more', async () => {
  expect((await start({ ...chat, attributes: attributesOf(2_048) })).status).toBe(201);
  api.reset();
  expect(await faultsOf({ ...chat, attributes: attributesOf(2_049), source: 5 })).toEqual({
    status: 413,
    code: 'attributes_too_large',
    errors: ['/source invalid_type', '/attributes attributes_too_large'],
  });
});

test('very deep attributes are refused, not walked', async () => {
  const deep = `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`;
  const answer = await api.call('/v1/interactions', {
    as: 'backend',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"externalId":"x","source":"s","attributes":{"channel":"chat","deep":${deep}}}`,
  });
  expect([answer.status, answer.json.code]).toEqual([400, 'too_deep']);
});

test('__proto__ neither pollutes nor arrives', async () => {
  const answer = await api.call('/v1/interactions', {
    as: 'backend',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"externalId":"x","source":"s","attributes":{"channel":"chat","__proto__":{"polluted":true}}}',
  });
  expect(answer.status).toBe(201);
  expect(Object.keys(asked()[0]?.attributes ?? {})).toEqual(['channel']);
  expect((asked()[0]?.attributes as { polluted?: boolean }).polluted).toBeUndefined();
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('what the body says twice', () => {
  const hashOf = async (body: string) => {
    const answer = await api.call('/v1/interactions', {
      as: 'backend',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(201);
    return asked().at(-1)?.bodyHash;
  };
  const plain = '{"externalId":"x","source":"s","attributes":{"channel":"chat","a":{"b":1,"c":[1,2]}}}';

  test.each([
    ['other white space', plain.replaceAll(',', ' ,\n')],
    [
      'another order of keys',
      '{"attributes":{"a":{"c":[1,2],"b":1},"channel":"chat"},"source":"s","externalId":"x"}',
    ],
    ['null for absent', plain.replace('"source"', '"customer":null,"source"')],
  ])('%s is the same request', async (_what, other) => {
    expect(await hashOf(other)).toBe(await hashOf(plain));
  });

  test.each([
    ['another value', plain.replace('"b":1', '"b":2')],
    ['another order in a list', plain.replace('[1,2]', '[2,1]')],
    ['another source', plain.replace('"s"', '"t"')],
  ])('%s is another request', async (_what, other) => {
    expect(await hashOf(other)).not.toBe(await hashOf(plain));
  });

  test('the same identity with another body is 422', async () => {
    api.answers({
      start: () => {
        throw new GatewayError('idempotency_conflict', 'chat-4711 was started with another body.');
      },
    });
    const answer = await start(chat);
    expect([answer.status, answer.json.code]).toEqual([422, 'idempotency_conflict']);
  });
});

test.each([
  ['malformed JSON', '{"externalId":', 'application/json', 400, 'malformed_json'],
  ['a form', 'externalId=x', 'application/x-www-form-urlencoded', 415, 'json_required'],
  ['150 kB', JSON.stringify({ x: 'y'.repeat(150_000) }), 'application/json', 413, 'body_too_large'],
  ['JSON in an unknown charset', '{}', 'application/json; charset=klingon', 415, 'charset_not_supported'],
])('%s is refused', async (_what, body, type, status, code) => {
  const answer = await api.call('/v1/interactions', {
    as: 'backend',
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  expect([answer.status, answer.json.code]).toEqual([status, code]);
  expect(api.calls).toEqual([]);
});

test('a compressed body is refused unread', async () => {
  const answer = await api.call('/v1/interactions', {
    as: 'backend',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: new Uint8Array([0x1f, 0x8b]),
  });
  expect([answer.status, answer.json.code]).toEqual([415, 'encoding_not_supported']);
});

test.each([
  ['256 characters', 'k'.repeat(256)],
  ['a control character', 'a\tb'],
])('an Idempotency-Key of %s is refused', async (_what, key) => {
  const faults = await faultsOf(chat, { 'idempotency-key': key });
  expect(faults.code).toBe('invalid_idempotency_key');
});

test.each([
  [{ sid: `CH${'a'.repeat(32)}`, identity: 'visitor-1' }, { binding: null }],
  [{ sid: `CH${'a'.repeat(32)}` }, { identity: null, binding: null }],
  [
    { address: '+15005550001', proxyAddress: '+15005550200' },
    { sid: null, identity: null, binding: { address: '+15005550001', proxyAddress: '+15005550200' } },
  ],
])('a conversation is taken as it is named', async (conversation, more) => {
  expect((await start({ ...chat, conversation })).status).toBe(201);
  expect(asked()[0]?.conversation).toEqual({ ...('sid' in conversation ? conversation : {}), ...more });
});
