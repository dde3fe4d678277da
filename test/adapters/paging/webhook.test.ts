import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { createWebhooks } from '../../../src/adapters/paging/webhook';

const secret = (fill: string) => `whsec_${Buffer.from(fill.repeat(32)).toString('base64')}`;
const [OLD, NEW] = [secret('o'), secret('n')];

let server: Server;
let answer: (...args: Parameters<RequestListener>) => unknown;
beforeEach(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const url = (path = '/hook') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const channels = (secrets: string[], address = url()) => new Map([['pager', { url: address, secrets }]]);
const sends = (over: object = {}) =>
  createWebhooks({ channels: channels([NEW, OLD]), now: Date.now, timeoutMs: 200, ...over }).send('pager', {
    id: 'esc-e1-1-1-person-dana',
    alert: null,
    address: null,
    body: { type: 'escalation.asked', data: { text: 'Grüße' } },
  });

test.each([
  ['the new secret', NEW],
  ['the old one, while they are rotated', OLD],
])('the reference library of Standard Webhooks verifies it with %s', async (_, known) => {
  let verified: unknown;
  answer = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    verified = new Webhook(known).verify(body, request.headers as Record<string, string>);
    response.writeHead(202).end();
  };
  await sends();
  expect(verified).toEqual({ type: 'escalation.asked', data: { text: 'Grüße' } });
});

test.each([
  [410, 'refused'],
  [400, 'unavailable'],
  [401, 'unavailable'],
  [302, 'unavailable'],
  [408, 'unknown'],
  [500, 'unknown'],
  [503, 'unknown'],
])('%s is %s', async (status, outcome) => {
  answer = (_request, response) => response.writeHead(status, { location: url('/elsewhere') }).end('secret');
  const failure = sends();
  await expect(failure).rejects.toMatchObject({ name: 'OutsideError', outcome, status });
  await expect(failure).rejects.not.toThrow(/secret|127\.0\.0\.1/);
});

test('it heeds how long it is asked to wait, up to half an hour', async () => {
  answer = (_request, response) => response.writeHead(429, { 'retry-after': '60' }).end();
  await expect(sends()).rejects.toMatchObject({ outcome: 'unavailable', retryAfterMs: 60_000 });
  answer = (_request, response) => response.writeHead(429, { 'retry-after': '99999' }).end();
  await expect(sends()).rejects.toMatchObject({ retryAfterMs: 30 * 60_000 });
  answer = (_request, response) => response.writeHead(429, { 'retry-after': '0' }).end();
  await expect(sends()).rejects.toMatchObject({ outcome: 'unavailable', retryAfterMs: null });
});

test('who does not answer is cut off, and nobody knows whether they have it', async () => {
  answer = () => undefined;
  await expect(sends()).rejects.toMatchObject({ outcome: 'unknown', status: null });
});

test('a connection that breaks off is unknown, one that is refused is not', async () => {
  answer = (request) => request.socket.destroy();
  await expect(sends()).rejects.toMatchObject({ outcome: 'unknown' });
  const nowhere = channels([NEW]);
  await new Promise((resolve) => server.close(resolve));
  const failure = createWebhooks({ channels: nowhere, now: Date.now }).send('pager', {
    id: 'x',
    alert: null,
    address: null,
    body: {},
  });
  await expect(failure).rejects.toMatchObject({ outcome: 'unavailable' });
});

test('a channel that the settings do not know is refused', async () => {
  await expect(sends({ channels: new Map() })).rejects.toMatchObject({ outcome: 'refused' });
});

test('a 2xx has taken it, also when its body never ends: a person must not get it twice', async () => {
  answer = (_request, response) => {
    response.writeHead(200);
    response.write('thank you');
  };
  await expect(sends()).resolves.toEqual({ ref: null });
});
