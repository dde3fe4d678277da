import { createServer } from 'node:http';
import { listenOptions } from '../../src/api/app';
import { never } from './support/gateway-double';
import { sendRaw } from './support/raw-request';
import { startApi, type ApiUnderTest } from './support/start-api';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.reset());

test('it is alive', async () => {
  expect((await api.call('/healthz')).json).toEqual({ status: 'ok' });
});

describe('it is ready', () => {
  const up = { temporal: true, worker: true };

  test.each([
    ['when all is there', () => up, 200, []],
    ['not without a worker', () => ({ temporal: true, worker: false }), 503, ['worker']],
    ['not without Temporal', () => ({ temporal: false, worker: false }), 503, ['temporal', 'worker']],
    [
      'not when Temporal fails',
      () => {
        throw new Error('refused');
      },
      503,
      ['temporal', 'worker'],
    ],
    ['not when Temporal says nothing', never, 503, ['temporal', 'worker']],
  ])('%s', async (_what, readiness, status, missing) => {
    api.answers({ readiness });
    const answer = await api.call('/readyz');
    expect([answer.status, answer.json]).toEqual([
      status,
      { status: status === 200 ? 'ready' : 'not_ready', missing, degraded: [] },
    ]);
  });

  test('also while the records database is away, and says so: customers are served all the same', async () => {
    api.answers({ readiness: () => up });
    api.records.setAway(true);
    const answer = await api.call('/readyz');
    api.records.setAway(false);
    expect([answer.status, answer.json]).toEqual([
      200,
      { status: 'ready', missing: [], degraded: ['records'] },
    ]);
  });

  test.each([
    ['missing', async () => Promise.reject(new Error('none'))],
    ['silent', never],
  ])('not while the policy is %s', async (_what, policy) => {
    const bare = await startApi({ policy });
    bare.answers({ readiness: () => up });
    const answer = await bare.call('/readyz');
    await bare.close();
    expect([answer.status, answer.json.missing]).toEqual([503, ['policy']]);
  });
});

test('metrics are for ops', async () => {
  expect((await api.call('/metrics')).status).toBe(401);
  expect((await api.call('/metrics', { as: 'supervisor' })).status).toBe(403);
  const answer = await api.call('/metrics', { as: 'ops' });
  expect([answer.status, answer.type, answer.text]).toEqual([200, 'text/plain', 'up 1\n']);
});

describe('every answer', () => {
  test.each(['/healthz', '/v1/interactions', '/nowhere', '/docs/'])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await api.call(path, { undocumented: true });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('x-request-id')).toBeTruthy();
    },
  );

  test('grants no other origin anything', async () => {
    const answer = await api.call('/v1/interactions', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      undocumented: true,
    });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test.each(['/nowhere', '/v1/interactions/x/escalate', '/V1/interactions', '/v1/interactions/'])(
  '%s is a 404 problem',
  async (path) => {
    const answer = await api.call(path, { as: 'ops', undocumented: true });
    expect([answer.status, answer.type, answer.json.code]).toEqual([
      404,
      'application/problem+json',
      'route_not_found',
    ]);
  },
);

test.each([
  ['DELETE', '/v1/interactions', 'GET, HEAD, POST'],
  ['PUT', '/v1/interactions/x', 'GET, HEAD'],
  ['GET', '/v1/interactions/x/resolve', 'POST'],
  ['GET', '/v1/webhooks/twilio/voice', 'POST'],
  ['POST', '/healthz', 'GET, HEAD'],
])('%s %s is 405', async (method, path, allow) => {
  const answer = await api.call(path, { method, undocumented: true });
  expect([answer.status, answer.json.code]).toEqual([405, 'method_not_allowed']);
  expect(answer.headers.get('allow')?.split(', ').sort().join(', ')).toBe(allow);
});

test('a path that cannot be decoded is a 400 problem', async () => {
  const answer = await sendRaw({ port: api.port, method: 'GET', target: '/v1/interactions/%E0%A4' });
  expect([answer.status, JSON.parse(answer.text).code]).toEqual([400, 'bad_request']);
});

test('it does not start where webhooks or callers could not be checked', async () => {
  const twilio = { accountSid: 'AC', authTokens: [] };
  await expect(startApi({ twilio })).rejects.toThrow(/auth token/);
  await expect(startApi({ publicUrl: '/relative' })).rejects.toThrow(/public URL/);
  await expect(startApi({ tokens: [{ token: '', name: 'x', role: 'ops' }] })).rejects.toThrow(
    /token is blank/,
  );
});

test('a listening server takes the time limits', () => {
  const server = createServer(listenOptions);
  expect(server).toMatchObject({
    headersTimeout: listenOptions.headersTimeout,
    requestTimeout: listenOptions.requestTimeout,
    keepAliveTimeout: listenOptions.keepAliveTimeout,
  });
  expect(listenOptions.headersTimeout).toBeLessThan(listenOptions.requestTimeout);
});

describe('the documentation page', () => {
  const get = (path: string) => api.call(path, { undocumented: true });

  test('is served under the default content security policy', async () => {
    const page = await get('/docs/');
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.text).not.toMatch(/<script>|<style>|\son\w+=/);
    const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(new URL(file, `${api.url}/docs/`).origin).toBe(api.url);
      expect((await get(new URL(file, 'http://x/docs/').pathname)).status).toBe(200);
    }
  });

  test('reads our own contract and asks no validator', async () => {
    const { text } = await get('/docs/swagger-initializer.js');
    expect(text).toContain("url: '../openapi.json'");
    expect(text).toContain('validatorUrl: null');
    expect(text).not.toContain('://');
  });

  test('is found without the slash', async () => {
    const answer = await get('/docs');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/docs/']);
  });
});
