import type { AuditEntry } from '../../../src/domain/audit';
import { CommandRefusedError, GatewayError } from '../../../src/gateway/port';
import { anInteraction, INTERACTION_ID } from '../support/an-interaction';
import { never } from '../support/gateway-double';
import { ANA, startApi, type ApiUnderTest, type Caller } from '../support/start-api';

/* What a command leaves in the audit log, and what happens to it while the database is away. */

const base = `/v1/interactions/${INTERACTION_ID}`;
let api: ApiUnderTest;
beforeEach(async () => {
  api = await startApi();
  api.answers({ command: () => ({ view: anInteraction, result: null }) });
});
afterEach(() => api.close());

const post = (as: Caller, path: string, json: unknown, key?: string) =>
  api.call(`${base}/${path}`, {
    method: 'POST',
    as,
    json,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

const refusing = (type: string) => () => {
  throw new CommandRefusedError(type, 'No.');
};

test('a command that was carried out: who, what, why, by which key, and that it was', async () => {
  await post('ops', 'cancel', { by: 'ops', reason: 'opened twice' }, 'key-1');
  expect(api.records.entries()).toEqual([
    {
      entryId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      askedAt: 1_767_225_600_000,
      interactionId: INTERACTION_ID,
      command: 'cancel',
      idempotencyKey: 'key-1',
      actor: { role: 'ops', name: 'ops', agentSid: null },
      reason: 'opened twice',
      noteGiven: false,
      details: { onBehalfOf: 'ops' },
      answer: 'ok',
      answeredAt: 1_767_225_600_000,
    },
  ]);
});

test('an agent is named by their worker, and of a note only that there was one', async () => {
  await post('ana', 'resolve', { note: 'Dana’s certificate was renewed.' });
  await post('ana', 'resolve', {});
  await post('ana', 'notes', { text: 'secret words' });
  const entries = api.records.entries();
  expect(entries.map(({ command, noteGiven }) => [command, noteGiven])).toEqual([
    ['resolve', true],
    ['resolve', false],
    ['notes', true],
  ]);
  expect(entries[0]?.actor).toEqual({ role: 'agent', name: 'ana', agentSid: ANA });
  expect(JSON.stringify(entries)).not.toMatch(/Dana|secret words/);
});

test('that the customer is not told of what was resolved', async () => {
  api.answers({ commandEscalation: () => ({}) });
  const path = `/v1/interactions/${INTERACTION_ID}/escalations/${INTERACTION_ID}-e1/resolve`;
  const json = { as: 'dana', tellCustomer: false };
  await api.call(path, { method: 'POST', as: 'ops', json, undocumented: true });
  expect(api.records.entries()[0]?.details).toEqual({ as: 'dana', tellCustomer: false });
});

test('where a transfer went', async () => {
  api.answers({
    command: () => ({ view: anInteraction, result: { legId: 'chat.2', status: 'offering' } }),
  });
  await post('ana', 'transfer', { to: { queue: 'technical-backup' }, mode: 'warm', note: 'for Ben' });
  expect(api.records.entries()[0]?.details).toEqual({
    to: { kind: 'queue', queue: 'technical-backup' },
    mode: 'warm',
    desktop: false,
    override: false,
  });
});

test.each<[string, Caller, string, object, () => unknown, string]>([
  ['the interaction refuses', 'ana', 'resolve', {}, refusing('not_owner'), 'not_owner'],
  [
    'there is no such interaction',
    'ops',
    'resolve',
    {},
    () => {
      throw new GatewayError('interaction_not_found', 'None.');
    },
    'interaction_not_found',
  ],
  ['the role may not', 'ana', 'cancel', { by: 'ops', reason: 'x' }, never, 'role_required'],
  [
    'the role may not speak for others',
    'ops',
    'cancel',
    { by: 'customer', reason: 'x' },
    never,
    'role_required',
  ],
])('a refused command is there, too: %s', async (_what, as, path, body, command, answer) => {
  api.answers({ command });
  await post(as, path, body, 'key-1');
  expect(api.records.entries()).toEqual([
    expect.objectContaining({
      command: path,
      answer,
      idempotencyKey: 'key-1',
      interactionId: INTERACTION_ID,
    }),
  ]);
});

test('a repeat is an entry of its own, with the same key', async () => {
  await post('ops', 'resolve', {}, 'key-1');
  await post('ops', 'resolve', {}, 'key-1');
  expect(api.records.entries().map(({ idempotencyKey }) => idempotencyKey)).toEqual(['key-1', 'key-1']);
});

test('a process that ends in the middle leaves the question without an answer', async () => {
  api.answers({ command: never });
  void post('ops', 'resolve', {}).catch(() => undefined);
  while (api.records.entries().length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(api.records.entries()[0]).toMatchObject({ answer: null, answeredAt: null });
  api.answers({ command: () => ({ view: anInteraction, result: null }) });
  api.dropConnections();
});

test('reading and starting leave nothing', async () => {
  api.answers({ read: () => anInteraction });
  await api.call(base, { as: 'ops' });
  expect(api.records.entries()).toEqual([]);
});

describe('while the database is away', () => {
  const handedOver: AuditEntry[] = [];
  const keepAudit = (entry: AuditEntry) => void handedOver.push(entry);
  beforeEach(() => {
    handedOver.length = 0;
    api.records.setAway(true);
  });

  test('a command works, and Temporal keeps its entry', async () => {
    api.answers({ command: () => ({ view: anInteraction, result: null }), keepAudit });
    expect((await post('ops', 'resolve', {})).status).toBe(200);
    expect(handedOver).toEqual([expect.objectContaining({ command: 'resolve', answer: 'ok' })]);
  });

  test('Temporal has gone by the time of the answer, and the database is back: it keeps the entry', async () => {
    api.answers({
      command: () => ({ view: anInteraction, result: null }),
      keepAudit: () => {
        api.records.setAway(false);
        throw new GatewayError('temporal_unavailable', 'Gone.');
      },
    });
    expect((await post('ops', 'resolve', {})).status).toBe(200);
    expect(api.records.entries()).toEqual([expect.objectContaining({ command: 'resolve', answer: 'ok' })]);
  });

  test('Temporal keeps the entry of a refused one, too', async () => {
    api.answers({ command: refusing('not_owner'), keepAudit });
    expect((await post('ana', 'resolve', {})).status).toBe(403);
    expect((await post('ana', 'cancel', { by: 'ops', reason: 'x' })).status).toBe(403);
    expect(handedOver.map(({ answer }) => answer)).toEqual(['not_owner', 'role_required']);
  });

  test('a database that goes away in the middle gets the answer by Temporal', async () => {
    api.records.setAway(false);
    api.answers({
      command: () => {
        api.records.setAway(true);
        return { view: anInteraction, result: null };
      },
      keepAudit,
    });
    await post('ops', 'resolve', {});
    expect(api.records.entries()).toEqual([expect.objectContaining({ answer: null })]);
    expect(handedOver).toEqual([expect.objectContaining({ answer: 'ok' })]);
    expect(handedOver[0]?.entryId).toBe(api.records.entries()[0]?.entryId);
  });

  test('when Temporal cannot take it either, the command’s answer stands and the loss is reported', async () => {
    const gone = new GatewayError('temporal_unavailable', 'Gone.');
    api.answers({
      command: () => ({ view: anInteraction, result: null }),
      keepAudit: () => {
        throw gone;
      },
    });
    expect((await post('ops', 'resolve', {})).status).toBe(200);
    expect(api.errors.splice(0)).toEqual([gone]);
  });

  test('a database that says nothing is waited for once, and briefly', async () => {
    let asked = 0;
    const keep = () => {
      asked += 1;
      return never();
    };
    const slow = await startApi({
      records: { ...api.records, audit: { ...api.records.audit, keep } },
    });
    slow.answers({ command: () => ({ view: anInteraction, result: null }), keepAudit });
    const answer = await slow.call(`${base}/resolve`, { method: 'POST', as: 'ops', json: {} });
    await slow.close();
    expect([answer.status, asked, handedOver.length]).toEqual([200, 1, 1]);
  });

  test('the audit log cannot be read', async () => {
    const answer = await api.call('/v1/audit', { as: 'ops' });
    expect([answer.status, answer.json.code]).toEqual([503, 'records_unavailable']);
    expect(answer.headers.get('retry-after')).not.toBeNull();
  });
});

describe('reading it', () => {
  test.each<[Caller, number]>([
    ['ops', 200],
    ['supervisor', 200],
    ['ana', 403],
    ['backend', 403],
  ])('%s: %i', async (as, status) => {
    expect((await api.call('/v1/audit', { as })).status).toBe(status);
  });

  test('page by page, filtered, with instants', async () => {
    for (const key of ['a', 'b', 'c']) await post('ops', 'notes', { text: 'x' }, key);
    await post('supervisor', 'resolve', {}, 'd');
    const keys = async (query: string) => {
      const { json } = await api.call(`/v1/audit?${query}`, { as: 'ops' });
      return { ...json, items: json.items.map((item: { idempotencyKey: string }) => item.idempotencyKey) };
    };
    const first = await keys('pageSize=3');
    const rest = await keys(`pageSize=3&pageToken=${first.nextPageToken}`);
    expect([...first.items, ...rest.items].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(rest.nextPageToken).toBeNull();
    expect((await keys('actor=floor')).items).toEqual(['d']);
    expect(
      (await keys(`interactionId=${INTERACTION_ID}&from=2026-01-01T01:00:00%2B01:00`)).items,
    ).toHaveLength(4);
    expect((await keys('from=2026-01-01T00:00:01Z')).items).toEqual([]);
    const { json } = await api.call('/v1/audit?pageSize=1', { as: 'ops' });
    expect(json.items[0]).toMatchObject({ askedAt: '2026-01-01T00:00:00.000Z', answer: 'ok' });
  });

  test.each([
    ['from=yesterday', 'query/from'],
    ['pageSize=0', 'query/pageSize'],
    ['pageToken=x', 'query/pageToken'],
    ['actor=', 'query/actor'],
    ['actor=%00', 'query/actor'],
    ['who=ana', 'query/who'],
  ])('%s is 400', async (query, field) => {
    const answer = await api.call(`/v1/audit?${query}`, { as: 'ops' });
    expect([answer.status, answer.json.errors[0].field]).toEqual([400, field]);
  });
});
