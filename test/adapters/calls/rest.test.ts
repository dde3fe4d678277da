import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { createCalls } from '../../../src/adapters/calls/rest';
import { createTwilioClient } from '../../../src/adapters/taskrouter/client';
import { asCallSid } from '../../../src/domain/ids';

const ACCOUNT = `AC${'a'.repeat(32)}`;
const CALL = asCallSid(`CA${'1'.repeat(32)}`);
const PATH = `/api/2010-04-01/Accounts/${ACCOUNT}/Calls/${CALL}.json`;

interface Seen {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly form: URLSearchParams;
}
type Reply = { status: number; body: object } | 'break off';

let replies: Reply[] = [];
let seen: Seen[] = [];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Twilio's REST face for one call: the real SDK talks to it over HTTP. */
const server = createServer((request, response) => {
  void bodyOf(request).then((text): unknown => {
    seen.push({ method: request.method, path: request.url, form: new URLSearchParams(text) });
    const reply = replies.shift();
    if (!reply) throw new Error('The test has no reply for this request.');
    if (reply === 'break off') return request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(reply.body));
  });
});

const callsAt = (baseUrl: string) =>
  createCalls(
    createTwilioClient({
      accountSid: ACCOUNT,
      credentials: { authToken: 'an-auth-token' },
      workspaceSid: `WS${'a'.repeat(32)}`,
      baseUrl,
    }).client,
  );

let calls: ReturnType<typeof createCalls>;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  calls = callsAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  replies = [];
  seen = [];
});

const call = (status: string): Reply => ({ status: 200, body: { sid: CALL, account_sid: ACCOUNT, status } });
const error = (status: number, code: number): Reply => ({
  status,
  body: { code, message: 'secret +14155550100', status },
});
const NOT_IN_PROGRESS = error(400, 21_220);

test.each([
  ['queued', 'live'],
  ['ringing', 'live'],
  ['in-progress', 'live'],
  ['completed', 'over'],
  ['busy', 'over'],
  ['failed', 'over'],
  ['no-answer', 'over'],
  ['canceled', 'over'],
])('a call that is %s is %s', async (status, expected) => {
  replies = [call(status)];
  expect(await calls.readCall(CALL)).toBe(expected);
  expect(seen).toMatchObject([{ method: 'GET', path: PATH }]);
});

test('a call that Twilio does not know is null', async () => {
  replies = [error(404, 20_404)];
  expect(await calls.readCall(CALL)).toBeNull();
});

test('a live call hears the text in its language, then is hung up', async () => {
  replies = [call('in-progress')];
  expect(await calls.sayAndHangUp(CALL, 'Bis später <& "danke">', 'de')).toBe(true);
  expect(seen).toMatchObject([{ method: 'POST', path: PATH }]);
  expect(seen[0]?.form.get('Twiml')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Say language="de-DE">Bis später &lt;&amp; "danke"&gt;</Say><Hangup/></Response>',
  );
});

test.each([
  ['en', 'language="en-US"'],
  ['en-gb', 'language="en-GB"'],
  ['fr-CH', 'language="fr-FR"'],
  ['zh', 'language="zh-CN"'],
])('%s is spoken as %s', async (language, attribute) => {
  replies = [call('in-progress')];
  await calls.sayAndHangUp(CALL, 'text', language);
  expect(seen[0]?.form.get('Twiml')).toContain(`<Say ${attribute}>`);
});

test.each(['tlh', '', 'x', 'e'])(
  'a language Twilio cannot speak ("%s") leaves the default',
  async (language) => {
    replies = [call('in-progress')];
    await calls.sayAndHangUp(CALL, 'text', language);
    expect(seen[0]?.form.get('Twiml')).toContain('<Say>text</Say>');
  },
);

test.each<[string, Reply[]]>([
  ['over', [NOT_IN_PROGRESS, call('completed')]],
  ['unknown', [error(404, 20_404)]],
  ['gone between two questions', [NOT_IN_PROGRESS, error(404, 20_404)]],
])('a call that is %s cannot be told', async (_what, script) => {
  replies = script;
  expect(await calls.sayAndHangUp(CALL, 'text', 'en')).toBe(false);
  expect(replies).toEqual([]);
});

test('a 400 on a live call is a refusal', async () => {
  replies = [error(400, 21_218), call('in-progress')];
  await expect(calls.sayAndHangUp(CALL, 'text', 'en')).rejects.toMatchObject({
    outcome: 'refused',
    status: 400,
  });
});

test.each<[string, Reply, object]>([
  ['429', error(429, 20_429), { outcome: 'unavailable', status: 429, vendorCode: 20_429 }],
  ['500', error(500, 20_500), { outcome: 'unknown', status: 500 }],
  ['401', error(401, 20_003), { outcome: 'refused', status: 401, vendorCode: 20_003 }],
  ['a broken connection', 'break off', { outcome: 'unknown', status: null }],
])('%s is an outside error without content', async (_what, reply, expected) => {
  replies = [reply];
  const thrown = await calls.readCall(CALL).catch((reason: unknown) => reason);
  expect(thrown).toMatchObject({ name: 'OutsideError', ...expected });
  expect(inspect(thrown, { depth: 9, showHidden: true })).not.toMatch(/secret|14155550100|an-auth-token/);
});

test('nobody there: nothing was done', async () => {
  await expect(callsAt('http://127.0.0.1:9').readCall(CALL)).rejects.toMatchObject({
    outcome: 'unavailable',
    status: null,
  });
});
