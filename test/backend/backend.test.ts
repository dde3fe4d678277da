import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend, type RunningBackend } from '../../src/backend/start-backend';

const TOKEN = 'backend-token';
const NOW = Date.parse('2026-03-02T09:30:00Z');
const settings = { port: 0, token: TOKEN, now: () => NOW };

let backend: RunningBackend;
beforeEach(async () => {
  backend = await startBackend(settings);
});
afterEach(() => backend.close());

const call = async (
  path: string,
  { method = 'GET', body, key }: { method?: string; body?: unknown; key?: string } = {},
) => {
  const response = await fetch(backend.url + path, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the test itself says what it expects
  return { status: response.status, json: (await response.json()) as any };
};

const note = { externalId: 'chat-1', customerId: 'acct-42', at: '2026-03-02T09:30:00.000Z', text: 'Solved.' };
const addNote = (body: unknown, key?: string) =>
  call('/interactions/i-1/case-notes', { method: 'POST', body, ...(key === undefined ? {} : { key }) });

test('it knows the enterprise account of the story', async () => {
  const { status, json } = await call('/customers/acct-42');
  expect([status, json.tier, json.arrBand, json.language]).toEqual([200, 'enterprise', 'over-100k', 'en']);
  expect(json.priorCases.length).toBeGreaterThan(0);
});

test('it knows others, and says whom it does not know', async () => {
  const { json } = await call('/customers');
  expect(json.ids.length).toBeGreaterThan(3);
  for (const id of json.ids as string[]) expect((await call(`/customers/${id}`)).json.id).toBe(id);
  expect((await call('/customers/acct-0')).status).toBe(404);
});

test('identity logs end shortly before now and tell of the failed sign-in', async () => {
  const { json } = await call('/diagnostics/identity?customer=acct-42');
  const instants = json.findings.map(({ at }: { at: string }) => Date.parse(at));
  expect(instants).toEqual([...instants].sort((a, b) => a - b));
  expect(instants.at(-1)).toBe(NOW - 6 * 60_000);
  expect(json.findings.at(-1).what).toContain('audience_mismatch');
});

test('a customer without trouble has empty logs; an unknown diagnostic is 404', async () => {
  expect((await call('/diagnostics/identity?customer=acct-512')).json.findings).toEqual([]);
  expect((await call('/diagnostics/weather?customer=acct-42')).status).toBe(404);
});

test('a note is kept once per key', async () => {
  expect((await addNote(note, 'k1')).status).toBe(201);
  expect(await addNote(note, 'k1')).toEqual({ status: 200, json: { key: 'k1' } });
  expect((await addNote({ ...note, text: 'Other.' }, 'k1')).status).toBe(422);
  await addNote(note, 'k2');
  expect(backend.notes()).toEqual([
    { key: 'k1', interactionId: 'i-1', ...note },
    { key: 'k2', interactionId: 'i-1', ...note },
  ]);
  expect((await call('/admin/notes')).json).toEqual(backend.notes());
});

test('a message is sent once per key and interaction', async () => {
  const send = (id: string) =>
    call(`/interactions/${id}/messages`, { method: 'POST', body: { text: 'Hello' }, key: 'm' });
  expect([(await send('a')).status, (await send('a')).status, (await send('b')).status]).toEqual([
    201, 200, 201,
  ]);
  const at = new Date(NOW).toISOString();
  expect((await call('/admin/messages')).json).toEqual([
    { key: 'm', externalId: 'a', at, text: 'Hello' },
    { key: 'm', externalId: 'b', at, text: 'Hello' },
  ]);
});

test.each([
  ['no key', note, undefined],
  ['no text', { ...note, text: '' }, 'k'],
  ['no instant', { ...note, at: 'yesterday' }, 'k'],
])('a note with %s is refused', async (_what, body, key) => {
  expect((await addNote(body, key)).status).toBe(400);
  expect(backend.notes()).toEqual([]);
});

test('nothing but health is told without the token', async () => {
  expect((await fetch(`${backend.url}/healthz`)).status).toBe(200);
  for (const path of ['/customers/acct-42', '/admin/notes', '/nowhere']) {
    expect((await fetch(backend.url + path)).status).toBe(401);
    const wrong = await fetch(backend.url + path, { headers: { authorization: 'Bearer other' } });
    expect(wrong.status).toBe(401);
  }
  await expect(startBackend({ ...settings, token: ' ' })).rejects.toThrow(/token/);
});

describe('it fails on request', () => {
  const fault = (body: object) => call('/admin/faults', { method: 'POST', body });

  test('down, then well again', async () => {
    expect((await fault({ mode: 'down' })).json).toEqual([{ mode: 'down' }]);
    expect((await call('/customers/acct-42')).status).toBe(503);
    expect((await addNote(note, 'k')).status).toBe(503);
    await fault({ mode: 'ok' });
    expect((await call('/customers/acct-42')).status).toBe(200);
    expect(backend.notes()).toEqual([]);
  });

  test('nonsense on one path only', async () => {
    await fault({ mode: 'nonsense', path: '/customers' });
    const { status, json } = await call('/customers/acct-42');
    expect([status, json.tier]).toEqual([200, undefined]);
    expect((await call('/diagnostics/identity?customer=acct-42')).json.findings).not.toEqual([]);
  });

  test('well on one path only', async () => {
    await fault({ mode: 'down' });
    await fault({ mode: 'ok', path: '/customers' });
    expect((await call('/customers/acct-42')).status).toBe(200);
    expect((await addNote(note, 'k')).status).toBe(503);
  });

  test('slow still answers what it should', async () => {
    await fault({ mode: 'slow', delayMs: 1 });
    expect((await call('/customers/acct-42')).json.tier).toBe('enterprise');
  });

  test.each([
    [{ mode: 'tired' }],
    [{ mode: 'down', path: 'customers' }],
    [{ mode: 'slow', delayMs: -1 }],
    [[]],
  ])('%j is no fault', async (body) => {
    expect((await fault(body)).status).toBe(400);
    expect((await call('/admin/faults')).json).toEqual([]);
  });
});

test('notes and messages outlive a restart when there is a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-backend-'));
  const stateFile = join(folder, 'backend.json');
  await backend.close();
  backend = await startBackend({ ...settings, stateFile });
  await addNote(note, 'k1');
  const notes = backend.notes();
  await backend.close();
  expect(JSON.parse(readFileSync(stateFile, 'utf8')).notes).toEqual(notes);
  backend = await startBackend({ ...settings, stateFile });
  expect(backend.notes()).toEqual(notes);
  expect((await addNote(note, 'k1')).status).toBe(200);
  rmSync(folder, { recursive: true });
});

test('a taken port is told', async () => {
  const port = Number(new URL(backend.url).port);
  await expect(startBackend({ ...settings, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a message whose sender is gone before it is read is none that came', async () => {
  const post = (signal?: AbortSignal) =>
    fetch(`${backend.url}/hooks/pager`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': 'm-1' },
      body: '{"type":"escalation.asked"}',
      ...(signal && { signal }),
    });
  backend.fail({ mode: 'slow', path: '/hooks', delayMs: 200 });
  const gone = new AbortController();
  const asked = post(gone.signal);
  setTimeout(() => gone.abort(), 50);
  await expect(asked).rejects.toThrow();
  expect((await post()).status).toBe(204);
  const { json } = await call('/admin/hooks');
  expect(json).toEqual([{ channel: 'pager', id: 'm-1', body: { type: 'escalation.asked' } }]);
});
