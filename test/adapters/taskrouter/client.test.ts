import type { ServerResponse } from 'node:http';
import { OutsideError } from '../../../src/adapters/outside-error';
import { createTwilioClient } from '../../../src/adapters/taskrouter/client';
import type { TwilioSettings } from '../../../src/adapters/taskrouter/client';
import { askTwilio } from '../../../src/adapters/taskrouter/to-outside-error';
import { onStandIn } from '../../../src/adapters/taskrouter/twilio-request-client';
import { startStandIn } from './stand-in';
import type { StandIn } from './stand-in';

const ACCOUNT = `AC${'1'.repeat(32)}`;
const WORKSPACE = `WS${'2'.repeat(32)}`;
const SECRET = 'a-very-secret-token';

let standIn: StandIn | undefined;
afterEach(async () => {
  await standIn?.close();
  standIn = undefined;
});

async function connect(answer: (response: ServerResponse) => void, settings: Partial<TwilioSettings> = {}) {
  standIn = await startStandIn((request, response) => {
    request.resume();
    request.on('end', () => answer(response));
  });
  return createTwilioClient({
    accountSid: ACCOUNT,
    credentials: { authToken: SECRET },
    workspaceSid: WORKSPACE,
    baseUrl: standIn.url,
    ...settings,
  });
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(JSON.stringify(body));

const html =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response
      .writeHead(status, { 'Content-Type': 'text/html', ...headers })
      .end('<html>Ada Lovelace</html>');

describe('addresses', () => {
  it.each([
    [
      'https://taskrouter.twilio.com/v1/Workspaces?PageSize=2',
      'http://h:1/taskrouter/v1/Workspaces?PageSize=2',
    ],
    [
      'https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json',
      'http://h:1/api/2010-04-01/Accounts/AC1/Calls.json',
    ],
    ['https://flex-api.dublin.ie1.twilio.com/v1/Interactions', 'http://h:1/flex-api/v1/Interactions'],
    [
      'http://h:1/taskrouter/v1/Workspaces?Page=1&PageToken=PAWS1',
      'http://h:1/taskrouter/v1/Workspaces?Page=1&PageToken=PAWS1',
    ],
    ['https://twilio.com.example.org/v1', 'https://twilio.com.example.org/v1'],
  ])('%s', (uri, expected) => {
    expect(onStandIn(uri, 'http://h:1/')).toBe(expected);
  });

  it('follows next pages on the stand-in, also when a region is exported for the real service', async () => {
    process.env['TWILIO_EDGE'] = 'dublin';
    process.env['TWILIO_REGION'] = 'ie1';
    try {
      let page = 0;
      const { workspace } = await connect((response) => {
        page += 1;
        const next = page === 1 ? `${standIn?.url}/taskrouter/v1/next?PageToken=PAWQ1` : null;
        json(200, { task_queues: [{ sid: `WQ${page}` }], meta: { key: 'task_queues', next_page_url: next } })(
          response,
        );
      });
      expect((await workspace.taskQueues.list()).map(({ sid }) => sid)).toEqual(['WQ1', 'WQ2']);
      expect(standIn?.requests.map(({ path }) => path)).toEqual([
        `/taskrouter/v1/Workspaces/${WORKSPACE}/TaskQueues`,
        '/taskrouter/v1/next?PageToken=PAWQ1',
      ]);
    } finally {
      delete process.env['TWILIO_EDGE'];
      delete process.env['TWILIO_REGION'];
    }
  });
});

it.each([
  ['an auth token', { authToken: SECRET }, `${ACCOUNT}:${SECRET}`],
  ['an API key', { apiKey: `SK${'3'.repeat(32)}`, apiSecret: SECRET }, `SK${'3'.repeat(32)}:${SECRET}`],
])('signs in with %s', async (_, credentials, expected) => {
  const { workspace } = await connect(json(200, { sid: WORKSPACE }), { credentials });
  await workspace.fetch();
  const authorization = standIn?.requests[0]?.authorization ?? '';
  expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe(expected);
});

describe('what went wrong, for whoever must decide what to do', () => {
  const createTask = async (answer: (response: ServerResponse) => void, timeoutMs?: number) => {
    const { workspace } = await connect(answer, timeoutMs === undefined ? {} : { timeoutMs });
    const call = askTwilio('create a routing task', () =>
      workspace.tasks.create({ attributes: '{"name":"Ada Lovelace"}', workflowSid: 'WW1' }),
    );
    return call.then(
      () => null,
      (error: unknown) => error as OutsideError,
    );
  };

  const twilioBody = (status: number, code: number) => ({
    code,
    message: 'Ada Lovelace is no JSON',
    more_info: '',
    status,
  });
  const problemBody = { type: 't', title: 'Ada', status: 422, code: 70002, detail: 'Ada Lovelace' };

  it.each<[string, (response: ServerResponse) => void, Partial<OutsideError>]>([
    ['400', json(400, twilioBody(400, 20001)), { outcome: 'refused', status: 400, vendorCode: 20001 }],
    ['404', json(404, twilioBody(404, 20404)), { outcome: 'refused', status: 404, vendorCode: 20404 }],
    ['412', json(412, twilioBody(412, 20412)), { outcome: 'refused', status: 412, vendorCode: 20412 }],
    ['a problem document', json(422, problemBody), { outcome: 'refused', status: 422, vendorCode: 70002 }],
    [
      '429',
      json(429, twilioBody(429, 20429)),
      { outcome: 'unavailable', status: 429, vendorCode: 20429, retryAfterMs: null },
    ],
    [
      '429 with Retry-After',
      json(429, twilioBody(429, 20429), { 'Retry-After': '2' }),
      { outcome: 'unavailable', retryAfterMs: 2_000 },
    ],
    [
      '429 with a useless Retry-After',
      json(429, {}, { 'Retry-After': 'soon' }),
      { outcome: 'unavailable', retryAfterMs: null },
    ],
    ['500', json(500, twilioBody(500, 20500)), { outcome: 'unknown', status: 500, vendorCode: 20500 }],
    ['503 as HTML', html(503), { outcome: 'unknown', status: 503, vendorCode: null }],
    ['404 as HTML, so not from Twilio', html(404), { outcome: 'unknown', status: 404, vendorCode: null }],
    ['201 as HTML', html(201), { outcome: 'unknown', status: null }],
    ['a redirect', html(307, { Location: 'http://127.0.0.1:1/' }), { outcome: 'unknown', status: 307 }],
    ['a connection that breaks', (response) => void response.destroy(), { outcome: 'unknown', status: null }],
  ])('%s', async (_, answer, expected) => {
    const error = await createTask(answer);
    expect(error).toBeInstanceOf(OutsideError);
    expect(error).toMatchObject(expected);
    expect(standIn?.requests).toHaveLength(1);
    const told = `${error?.message} ${JSON.stringify(error)} ${String(error?.cause)}`;
    expect(told).toContain('create a routing task');
    expect(told).not.toContain('Lovelace');
    expect(told).not.toContain(SECRET);
  });

  it('no answer in time', async () => {
    expect(await createTask(() => undefined, 50)).toMatchObject({ outcome: 'unknown', status: null });
  });

  it('an answer that trickles in for longer than its time', async () => {
    let trickle: NodeJS.Timeout | undefined;
    const error = await createTask((response) => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      trickle = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(trickle));
    }, 100);
    clearInterval(trickle);
    expect(error).toMatchObject({ outcome: 'unknown', status: null });
  });

  it('nobody listens', async () => {
    const { workspace } = await connect(json(200, {}));
    await standIn?.close();
    standIn = undefined;
    await expect(askTwilio('read the workspace', () => workspace.fetch())).rejects.toMatchObject({
      outcome: 'unavailable',
      status: null,
      vendorCode: 'ECONNREFUSED',
    });
  });

  it('a mistake of our own keeps its cause', async () => {
    const bug = new TypeError('x is undefined');
    await expect(askTwilio('x', () => Promise.reject(bug))).rejects.toMatchObject({
      outcome: 'unknown',
      cause: bug,
    });
  });

  it('an outside error stays what it is', async () => {
    const error = new OutsideError('said before', 'refused', 404);
    await expect(askTwilio('x', () => Promise.reject(error))).rejects.toBe(error);
  });
});
