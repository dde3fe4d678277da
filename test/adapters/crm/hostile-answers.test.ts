import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackend } from '../../../src/adapters/crm/backend';

let answer: RequestListener;
let seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(`${request.method} ${request.url}`);
  answer(request, response);
});
let baseUrl: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  seen = [];
});

const SECRET = 'Dana Reyes, +14155550100';
const backend = () => createBackend({ baseUrl, token: 'a-token', maxBytes: 1_000 });
const find = () => backend().findCustomer('acct-42', new AbortController().signal);
const send = () => backend().sendMessage('chat-1', { key: 'k', text: SECRET });

const json =
  (status: number, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

const customer = (change: object) =>
  JSON.stringify({ id: 'acct-42', tier: null, arrBand: null, language: null, ...change });

test.each<[string, RequestListener, string, number | null]>([
  ['HTML under 200', json(200, `<html>${SECRET}</html>`), 'unknown', 200],
  ['cut JSON', json(200, '{"id":"acct-'), 'unknown', 200],
  ['nothing', json(200, ''), 'unknown', 200],
  ['more than it should', json(200, customer({ name: 'x'.repeat(2_000) })), 'unknown', 200],
  ['a list', json(200, '[]'), 'refused', 200],
  ['a tier that is a number', json(200, customer({ tier: 5 })), 'refused', 200],
  ['cases that are text', json(200, customer({ priorCases: SECRET })), 'refused', 200],
  ['somebody else', json(200, customer({ id: 'acct-43' })), 'refused', 200],
  ['a redirect', json(302, '', { location: '/elsewhere' }), 'unavailable', 302],
  ['400', json(400, `{"error":"${SECRET}"}`), 'refused', 400],
  ['408', json(408, '{}'), 'unknown', 408],
  ['429', json(429, '{}', { 'retry-after': '7' }), 'unavailable', 429],
  ['502 in HTML', json(502, '<html/>', { 'content-type': 'text/html' }), 'unknown', 502],
  ['a broken connection', (request) => request.socket.destroy(), 'unknown', null],
  [
    'half an answer',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('{"id":');
      setImmediate(() => response.destroy());
    },
    'unknown',
    null,
  ],
])('%s is an outside error that tells no content', async (_what, listener, outcome, status) => {
  answer = listener;
  const error = await find().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'OutsideError', outcome, status });
  expect((error as Error).message).toMatch(/^The backend .* find a customer/);
  expect((error as Error).message).not.toMatch(/Dana|acct-42|a-token/);
  expect(seen).toEqual(['GET /customers/acct-42']);
});

test('what it asks us to wait is passed on', async () => {
  answer = json(429, '{}', { 'retry-after': '7' });
  await expect(find()).rejects.toMatchObject({ retryAfterMs: 7_000 });
  answer = json(503, '{}', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' });
  await expect(find()).rejects.toMatchObject({ retryAfterMs: null });
});

test('unknown members of a good answer are ignored', async () => {
  answer = json(200, customer({ name: 'Acme', owner: { id: 1 } }));
  expect(await find()).toEqual({
    tier: null,
    arrBand: null,
    language: null,
    email: null,
    accountName: 'Acme',
    priorCases: [],
  });
});

test.each<[string, RequestListener, string]>([
  ['a page of a proxy', json(200, '<html>sign in</html>'), 'unknown'],
  ['another key', json(201, '{"key":"other"}'), 'unknown'],
  ['no key', json(201, '{}'), 'unknown'],
  ['404', json(404, '{}'), 'refused'],
])('a write answered with %s is not taken as done', async (_what, listener, outcome) => {
  answer = listener;
  const error = await send().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'OutsideError', outcome });
  expect((error as Error).message).not.toContain('Dana');
});

test('a write carries its key and the token', async () => {
  const headers: unknown[] = [];
  answer = (request, response) => {
    headers.push([request.headers['idempotency-key'], request.headers.authorization]);
    json(201, '{"key":"k"}')(request, response);
  };
  await send();
  expect(headers).toEqual([['k', 'Bearer a-token']]);
});
