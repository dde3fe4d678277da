import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createJira } from '../../../src/adapters/tracker/jira';
import { notification, useJira } from './site';

const jira = useJira();

const fails = (settings: object = {}) => jira.tracker(settings).send('board', notification('page-1'));

test('while it is throttled it is left alone for as long as it asks', async () => {
  jira.site().fail({ throttledForMs: 90_000 });
  await expect(fails()).rejects.toMatchObject({
    outcome: 'unavailable',
    status: 429,
    vendorCode: 'jira-burst-based',
    retryAfterMs: 90_000,
    message: 'Jira answered 429 (jira-burst-based) when asked to look for an issue.',
  });
});

test('a field that the project wants is named, and it is not asked again', async () => {
  jira.site().fail({ requires: 'customfield_10010' });
  await expect(fails()).rejects.toMatchObject({
    outcome: 'refused',
    status: 400,
    message: 'Jira answered 400 (customfield_10010) when asked to create an issue.',
  });
  await fails({ fields: { customfield_10010: 'support' } });
  expect(jira.site().issues()).toHaveLength(1);
});

test('a wrong token is refused, and nobody reads it in the error', async () => {
  const failure = fails({ token: 'a secret' });
  await expect(failure).rejects.toMatchObject({ outcome: 'refused', status: 401 });
  await expect(failure).rejects.not.toThrow(/a secret|throughline\.example|127\.0\.0\.1/);
});

test('a channel that the settings do not name is refused', async () => {
  await expect(jira.tracker().send('other', notification('page-1'))).rejects.toMatchObject({
    outcome: 'refused',
  });
});

describe('by what it answers', () => {
  let server: Server;
  let create: { status: number; headers?: Record<string, string>; body: string } | 'nothing';
  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url?.endsWith('/search/jql')) {
        return void response.writeHead(200).end('{"issues":[],"isLast":true}');
      }
      if (create === 'nothing') return;
      response.writeHead(create.status, create.headers ?? {}).end(create.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const sends = async (url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`) => {
    const channel = { url, project: 'ENG', issueType: 'Bug', email: 'a@b.example', token: 't' };
    const tracker = createJira({ channels: new Map([['board', channel]]), timeoutMs: 300 });
    return tracker.send('board', notification('page-1'));
  };

  test.each([
    ['a gateway that gives up', { status: 504, body: '' }, 'unknown', 300_000],
    [
      'a site that asks for less than a search takes',
      { status: 503, headers: { 'retry-after': '1' }, body: '' },
      'unknown',
      300_000,
    ],
    ['a page instead of JSON', { status: 200, body: '<html>' }, 'unknown', 300_000],
    ['JSON that is no issue', { status: 201, body: '{"colour":"blue"}' }, 'unknown', 300_000],
    ['no answer', 'nothing', 'unknown', 300_000],
    ['429 without a wish', { status: 429, body: '' }, 'unavailable', 30_000],
    [
      '429 that wants no wait',
      { status: 429, headers: { 'retry-after': '0' }, body: '' },
      'unavailable',
      2_000,
    ],
    [
      '429 that wants a day',
      { status: 429, headers: { 'retry-after': '86400' }, body: '' },
      'unavailable',
      1_800_000,
    ],
    ['a redirect', { status: 302, headers: { location: '/' }, body: '' }, 'refused', null],
    ['403', { status: 403, body: '{"errorMessages":["secret"],"errors":{}}' }, 'refused', null],
  ] as const)('%s', async (_, answered, outcome, retryAfterMs) => {
    create = answered;
    const failure = sends();
    await expect(failure).rejects.toMatchObject({ name: 'OutsideError', outcome, retryAfterMs });
    await expect(failure).rejects.not.toThrow(/secret/);
  });

  test('nobody there', async () => {
    const failure = sends('http://127.0.0.1:1');
    await expect(failure).rejects.toMatchObject({ outcome: 'unavailable', retryAfterMs: 30_000 });
  });
});
