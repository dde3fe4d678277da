import { asAgentSid } from '../../../src/domain/ids';
import { anInteraction, INTERACTION_ID } from '../support/an-interaction';
import { ANA, startApi, type ApiUnderTest, type Caller } from '../support/start-api';

const AT = `/v1/interactions/${INTERACTION_ID}`;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.reset();
  api.answers({ command: () => ({ view: anInteraction, result: null }) });
});

const post = (name: string, json: unknown, as: Caller = 'ops', headers: Record<string, string> = {}) =>
  api.call(`${AT}/${name}`, { as, method: 'POST', headers, ...(json === undefined ? {} : { json }) });

const by = { kind: 'ops', id: 'ops' };

test.each([
  ['resolve', { note: 'fixed' }, { kind: 'resolve', by, note: 'fixed' }],
  ['resolve', { note: null }, { kind: 'resolve', by, note: null }],
  ['resolve', undefined, { kind: 'resolve', by, note: null }],
  ['notes', { text: 'seen' }, { kind: 'note', by, text: 'seen' }],
  ['cancel', { by: 'ops', reason: 'r' }, { kind: 'cancel', by, onBehalfOf: 'ops', reason: 'r' }],
])('%s %j is carried to the interaction, and its state comes back', async (name, json, command) => {
  const answer = await post(name, json);
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual(anInteraction);
  expect(api.calls).toEqual([{ method: 'command', args: [INTERACTION_ID, expect.any(String), command] }]);
});

test.each([
  ['queue', { queue: 'billing' }, { kind: 'queue', queue: 'billing' }],
  ['agent', { agent: 'ben' }, { kind: 'agent', agent: 'ben' }],
])('a transfer to a %s is begun: 202, with its leg', async (_name, to, target) => {
  const result = { legId: `${INTERACTION_ID}.2`, status: 'offering' };
  api.answers({ command: () => ({ view: anInteraction, result }) });
  const answer = await post('transfer', { to, mode: 'warm', note: 'n', override: true }, 'ana');
  expect([answer.status, answer.json]).toEqual([202, result]);
  expect(api.calls[0]?.args[2]).toEqual({
    kind: 'transfer',
    by: { kind: 'agent', id: ANA },
    to: target,
    mode: 'warm',
    note: 'n',
    desktop: false,
    override: false,
  });
});

test('only a supervisor overrides', async () => {
  api.answers({ command: () => ({ view: anInteraction, result: { legId: 'l', status: 'offering' } }) });
  await post('transfer', { to: { queue: 'q' }, mode: 'cold', override: true }, 'supervisor');
  expect(api.calls[0]?.args[2]).toMatchObject({ by: { kind: 'supervisor' }, override: true });
});

test('an agent acts as their worker', async () => {
  await post('resolve', {}, 'ana');
  expect(api.calls[0]?.args[2]).toMatchObject({ by: { kind: 'agent', id: ANA } });
});

describe('the id of a command', () => {
  const idOf = async (name: string, json: unknown, as: Caller, key?: string) => {
    const answer = await post(name, json, as, key === undefined ? {} : { 'idempotency-key': key });
    expect(answer.status).toBe(200);
    return { id: api.calls.at(-1)?.args[1], told: answer.headers.get('idempotency-key') };
  };

  test('is the same for a repeat under one key', async () => {
    const first = await idOf('notes', { text: 'a' }, 'ana', 'key-1');
    expect(await idOf('notes', { text: 'a' }, 'ana', 'key-1')).toEqual(first);
    expect(first.told).toBe('key-1');
  });

  test('without a key is new each time, and told', async () => {
    const first = await idOf('notes', { text: 'a' }, 'ana');
    const again = await idOf('notes', { text: 'a' }, 'ana');
    expect(again.id).not.toBe(first.id);
    expect(first.told).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idOf('notes', { text: 'a' }, 'ana', first.told ?? '')).toEqual(first);
  });

  test('belongs to one caller and one kind of command', async () => {
    const ids = [
      await idOf('notes', { text: 'a' }, 'ana', 'k'),
      await idOf('notes', { text: 'a' }, 'ops', 'k'),
      await idOf('notes', { text: 'a' }, 'supervisor', 'k'),
      await idOf('resolve', {}, 'ops', 'k'),
    ];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(ids.length);
  });
});

test('two agents who choose the same key send two commands', async () => {
  const tokens = ['ana', 'ben'].map((name) => ({
    token: `token-of-${name}`,
    name,
    role: 'agent' as const,
    agentSid: asAgentSid(ANA),
  }));
  const floor = await startApi({ tokens });
  floor.answers({ command: () => ({ view: anInteraction, result: null }) });
  for (const { token } of tokens) {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'k' };
    await floor.call(`${AT}/notes`, { method: 'POST', json: { text: 'a' }, headers });
  }
  await floor.close();
  expect(new Set(floor.calls.map(({ args }) => args[1])).size).toBe(2);
});

test.each([
  ['notes', {}, '/text required'],
  ['notes', undefined, '/text required'],
  ['notes', { text: '' }, '/text too_short'],
  ['notes', { text: 'x'.repeat(4_001) }, '/text too_long'],
  ['notes', { text: 'a', to: 'b' }, '/to unknown_field'],
  ['notes', [], ' invalid_type'],
  ['resolve', { note: 5 }, '/note invalid_type'],
  ['cancel', { by: 'agent', reason: 'x' }, '/by invalid_value'],
  ['cancel', {}, '/by required,/reason required'],
])('%s %j is refused: %s', async (name, json, faults) => {
  const answer = await post(name, json);
  expect(answer.status).toBe(400);
  expect(
    answer.json.errors.map(({ field, code }: { field: string; code: string }) => `${field} ${code}`).join(),
  ).toBe(faults);
  expect(api.calls).toEqual([]);
});

test('a faulty Idempotency-Key is refused', async () => {
  const answer = await post('resolve', {}, 'ops', { 'idempotency-key': 'two words' });
  expect([answer.status, answer.json.code]).toEqual([400, 'invalid_idempotency_key']);
  expect(api.calls).toEqual([]);
});
