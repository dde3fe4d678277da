import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPaging } from '../../../src/adapters/paging/channels';

const ROUTING_KEY = 'a1b2c3d4e5f6a7b8c9d0a1b2c3d4e5f6';

let server: Server;
let status = 202;
let headers: Record<string, string> = {};
const taken: { path: string | undefined; event: Record<string, unknown> }[] = [];
beforeEach(async () => {
  taken.length = 0;
  [status, headers] = [202, {}];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      taken.push({ path: request.url, event: JSON.parse(body) as Record<string, unknown> });
      response.writeHead(status, headers).end('{"message":"secret"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const paging = () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const channels = new Map([['on-call', { kind: 'pagerduty' as const, url, routingKey: ROUTING_KEY }]]);
  return createPaging({ channels, now: Date.now, timeoutMs: 10_000 });
};

const ALERT = 'throughline:chat-1-e1:on-call';
const triggers = (text: string) =>
  paging().send('on-call', {
    id: 'page-1',
    alert: ALERT,
    address: null,
    body: {
      type: 'escalation.asked',
      timestamp: '2026-11-27T09:00:00.000Z',
      data: { text, ladder: 'engineering' },
    },
  });

test('a message is a trigger in the common event format', async () => {
  await triggers('A customer waits.');
  expect(taken).toEqual([
    {
      path: '/v2/enqueue',
      event: {
        routing_key: ROUTING_KEY,
        event_action: 'trigger',
        dedup_key: ALERT,
        client: 'Throughline',
        payload: {
          summary: 'A customer waits.',
          source: 'throughline',
          severity: 'critical',
          timestamp: '2026-11-27T09:00:00.000Z',
          group: 'engineering',
          class: 'escalation.asked',
          custom_details: { text: 'A customer waits.', ladder: 'engineering' },
        },
      },
    },
  ]);
});

test('a summary is neither longer than PagerDuty takes nor empty', async () => {
  await triggers('x'.repeat(2_000));
  await triggers('  ');
  const summaries = taken.map(({ event }) => (event['payload'] as { summary: string }).summary);
  expect(summaries.map(({ length }) => length)).toEqual([1_024, expect.any(Number)]);
  expect(summaries[1]).not.toBe('');
});

test('a summary that is cut ends in a whole character', async () => {
  await triggers(`${'x'.repeat(1_023)}🙂 and more`);
  expect((taken[0]!.event['payload'] as { summary: string }).summary).toBe('x'.repeat(1_023));
});

test.each([
  ['acknowledged', 'acknowledge'],
  ['resolved', 'resolve'],
] as const)('that it is %s elsewhere is told under the same key', async (news, action) => {
  await paging().tell('on-call', { alert: ALERT, news, ref: null, asked: null, owner: 'dana' });
  expect(taken[0]?.event).toEqual({ routing_key: ROUTING_KEY, event_action: action, dedup_key: ALERT });
});

test.each([
  [400, 'refused'],
  [404, 'refused'],
  [429, 'unavailable'],
  [500, 'unknown'],
  [503, 'unknown'],
])('%s is %s', async (answered, outcome) => {
  status = answered;
  const failure = triggers('A customer waits.');
  await expect(failure).rejects.toMatchObject({ name: 'OutsideError', outcome, status: answered });
  await expect(failure).rejects.not.toThrow(/secret|127\.0\.0\.1|a1b2c3/);
});

test('it heeds how long it is asked to wait', async () => {
  [status, headers] = [429, { 'retry-after': '90' }];
  await expect(triggers('A customer waits.')).rejects.toMatchObject({ retryAfterMs: 90_000 });
});
