import { createAuthenticator, type ApiToken } from '../../src/api/authenticate';
import type { Command } from '../../src/domain/commands';
import { anInteraction, INTERACTION_ID } from './support/an-interaction';
import { ANA, BEN, startApi, TOKENS, type ApiUnderTest, type Caller } from './support/start-api';

const AT = `/v1/interactions/${INTERACTION_ID}`;
const START = { externalId: 'x', source: 's', attributes: { channel: 'chat' } };

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.reset();
  api.requests.length = 0;
  api.answers({
    start: () => ({ interactionId: INTERACTION_ID, workflowId: 'w', phase: 'intake', created: true }),
    read: () => anInteraction,
    list: () => ({ items: [], nextPageToken: null }),
    command: () => ({ view: anInteraction, result: null }),
  });
});

const OPERATIONS: readonly [string, string, unknown, readonly Caller[]][] = [
  ['POST', '/v1/interactions', START, ['backend', 'ops']],
  ['GET', '/v1/interactions', undefined, ['backend', 'supervisor', 'ops']],
  ['GET', AT, undefined, ['backend', 'ana', 'supervisor', 'ops']],
  ['POST', `${AT}/resolve`, {}, ['ana', 'supervisor', 'ops']],
  ['POST', `${AT}/notes`, { text: 'n' }, ['backend', 'ana', 'supervisor', 'ops']],
  ['POST', `${AT}/cancel`, { by: 'customer', reason: 'left' }, ['backend']],
  ['POST', `${AT}/cancel`, { by: 'backend', reason: 'mistake' }, ['backend']],
  ['POST', `${AT}/cancel`, { by: 'ops', reason: 'outage' }, ['supervisor', 'ops']],
];

const everyCase = OPERATIONS.flatMap(([method, path, json, allowed]) =>
  (Object.keys(TOKENS) as Caller[]).map(
    (as) => [method, path, json === undefined ? '' : JSON.stringify(json), as, allowed.includes(as)] as const,
  ),
);

test.each(everyCase)('%s %s %s as %s: %s', async (method, path, body, as, allowed) => {
  const json: unknown = body === '' ? undefined : JSON.parse(body);
  const answer = await api.call(path, { as, method, ...(json === undefined ? {} : { json }) });
  if (allowed) {
    expect(answer.status).toBeLessThan(300);
    expect(api.calls).toHaveLength(1);
  } else {
    expect([answer.status, answer.json.code]).toEqual([403, 'role_required']);
    expect(api.calls).toEqual([]);
  }
});

test.each(OPERATIONS)('%s %s %j needs a token', async (method, path, json) => {
  const answer = await api.call(path, { method, ...(json === undefined ? {} : { json }) });
  expect([answer.status, answer.json.code]).toEqual([401, 'authentication_required']);
  expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(api.calls).toEqual([]);
});

test.each([
  ['an unknown token', 'Bearer token-of-nobody', 'token_invalid'],
  ['part of a token', `Bearer ${TOKENS.ops.slice(0, -1)}`, 'token_invalid'],
  ['another scheme', `Basic ${TOKENS.ops}`, 'authentication_required'],
  ['two tokens', `Bearer ${TOKENS.ops} ${TOKENS.ops}`, 'authentication_required'],
])('%s is 401', async (_what, authorization, code) => {
  const answer = await api.call('/v1/interactions', { headers: { authorization } });
  expect([answer.status, answer.json.code]).toEqual([401, code]);
});

test('who calls is settled before the body is read', async () => {
  const answer = await api.call('/v1/interactions', { method: 'POST', body: '{"broken', headers: {} });
  expect(answer.status).toBe(401);
});

test('the actor comes from the token', async () => {
  const actors: Record<Caller, unknown> = {
    backend: { kind: 'backend', id: 'shop' },
    ana: { kind: 'agent', id: ANA },
    supervisor: { kind: 'supervisor', id: 'floor' },
    ops: { kind: 'ops', id: 'ops' },
  };
  for (const as of Object.keys(TOKENS) as Caller[]) {
    await api.call(`${AT}/notes`, { as, method: 'POST', json: { text: 'n' } });
    expect((api.calls.at(-1)?.args[2] as Command).by).toEqual(actors[as]);
  }
});

test('a body cannot name an actor', async () => {
  const json = { text: 'n', by: { kind: 'ops', id: 'ops' } };
  const answer = await api.call(`${AT}/notes`, { as: 'ana', method: 'POST', json });
  expect([answer.status, answer.json.code]).toEqual([400, 'unknown_field']);
  expect(api.calls).toEqual([]);
});

test('an agent sees what has or had a leg with them, and nothing else', async () => {
  const [leg] = anInteraction.legs;
  if (!leg) throw new Error('The sample needs a leg.');
  const legs = [leg, { ...leg, legId: 'x.2', agent: { sid: BEN, name: 'ben' } }];
  api.answers({ read: () => ({ ...anInteraction, legs }) });
  expect((await api.call(AT, { as: 'ana' })).status).toBe(200);
  api.answers({ read: () => ({ ...anInteraction, legs: legs.slice(1) }) });
  const refused = await api.call(AT, { as: 'ana' });
  expect([refused.status, refused.json.code]).toEqual([403, 'not_owner']);
  api.answers({ read: () => ({ ...anInteraction, legs: [{ ...leg, agent: null }] }) });
  expect((await api.call(AT, { as: 'ana' })).status).toBe(403);
  expect((await api.call(AT, { as: 'supervisor' })).status).toBe(200);
});

test('refusals are reported with who was refused, by name and never by token', async () => {
  await api.call('/v1/interactions', { as: 'ana' });
  await api.call('/v1/interactions');
  expect(api.requests).toMatchObject([
    { operation: 'listInteractions', status: 403, code: 'role_required', principal: 'ana' },
    { operation: 'listInteractions', status: 401, code: 'authentication_required', principal: null },
  ]);
  expect(JSON.stringify(api.requests)).not.toContain(TOKENS.ana);
});

test.each<[string, ApiToken[]]>([
  ['blank', [{ token: ' ', name: 'a', role: 'ops' }]],
  [
    'the same for two callers',
    [
      { token: 't', name: 'a', role: 'ops' },
      { token: 't', name: 'b', role: 'backend' },
    ],
  ],
])('a token that is %s stops the API at its start', (_what, tokens) => {
  expect(() => createAuthenticator(tokens)).toThrow(/token/);
});
