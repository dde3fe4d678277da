import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPaging } from '../../../src/adapters/paging/channels';
import { createSlackReply } from '../../../src/adapters/paging/slack-reply';

const TOKEN = 'xoxb-the-token-of-the-bot';

let server: Server;
let [status, answer, headers] = [200, '{}', {} as Record<string, string>];
const taken: { path: string | undefined; authorization: string | undefined; body: unknown }[] = [];
beforeEach(async () => {
  taken.length = 0;
  [status, answer, headers] = [200, '{"ok":true,"channel":"D0GIL","ts":"1.000001"}', {}];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { authorization } = request.headers;
      taken.push({ path: request.url, authorization, body: JSON.parse(body) });
      response.writeHead(status, headers).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const paging = (conversation?: string) => {
  const settings = { kind: 'slack' as const, url: origin(), token: TOKEN, conversation };
  return createPaging({ channels: new Map([['room', settings]]), now: Date.now, timeoutMs: 10_000 });
};
const posts = (
  address: string | null,
  { type = 'escalation.asked', conversation = 'C0ROOM', text = 'Help, <!channel>.' } = {},
) =>
  paging(conversation).send('room', {
    id: 'page-1',
    alert: 'page-1',
    address,
    body: { type, data: { escalationId: 'chat-1-e1', text, note: null } },
  });

test('a message goes to the person, as plain text with a button that says of what', async () => {
  expect(await posts('U0GIL')).toEqual({ ref: { channel: 'D0GIL', ts: '1.000001' } });
  expect(taken).toMatchObject([{ path: '/api/chat.postMessage', authorization: `Bearer ${TOKEN}` }]);
  expect(taken[0]?.body).toMatchObject({
    channel: 'U0GIL',
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: 'Help, <!channel>.' } },
      { type: 'section' },
      {
        type: 'actions',
        elements: [{ action_id: 'throughline_acknowledge', value: 'throughline:chat-1-e1:room' }],
      },
    ],
  });
});

test('a text that is cut ends in a whole character', async () => {
  await posts('U0GIL', { text: `${'x'.repeat(2_999)}🙂 and more` });
  const whole = 'x'.repeat(2_999);
  expect(taken[0]?.body).toMatchObject({ text: whole });
  expect(taken[0]?.body).toMatchObject({ blocks: [{ text: { text: whole } }, {}, {}] });
});

test('without a person it goes to the conversation; at the ladder’s end it asks for nothing', async () => {
  await posts(null, { type: 'escalation.unanswered' });
  expect(taken[0]?.body).toMatchObject({ channel: 'C0ROOM' });
  expect(JSON.stringify(taken[0]?.body)).not.toContain('"actions"');
  const nowhere = paging().send('room', { id: 'p', alert: null, address: null, body: {} });
  await expect(nowhere).rejects.toMatchObject({ outcome: 'refused' });
});

test('a message is changed where it is, and left alone where nobody knows that', async () => {
  const asked = {
    type: 'escalation.asked',
    data: { escalationId: 'chat-1-e1', text: 'Help.', note: 'SSO is down.' },
  };
  const told = { alert: 'page-1', news: 'acknowledged', owner: 'gil', asked } as const;
  await paging().tell('room', { ...told, ref: { channel: 'D0GIL', ts: '1.000001' } });
  await paging().tell('room', { ...told, ref: null });
  expect(taken).toMatchObject([{ path: '/api/chat.update', body: { channel: 'D0GIL', ts: '1.000001' } }]);
  const said = JSON.stringify(taken[0]?.body);
  for (const text of ['Help.', 'SSO is down.', 'chat-1-e1', 'Acknowledged: it is with gil.'])
    expect(said).toContain(text);
  expect(said).not.toContain('"actions"');
});

test.each([
  ['channel_not_found', 'refused'],
  ['invalid_auth', 'refused'],
  ['ratelimited', 'unavailable'],
  ['service_unavailable', 'unavailable'],
  ['internal_error', 'unknown'],
  ['fatal_error', 'unknown'],
])('%s in a 200 is %s', async (error, outcome) => {
  answer = JSON.stringify({ ok: false, error });
  await expect(posts('U0GIL')).rejects.toMatchObject({ outcome, vendorCode: error });
});

test.each([
  [429, 'unavailable', 30_000],
  [500, 'unknown', null],
  [403, 'refused', null],
])('%s is %s', async (answered, outcome, retryAfterMs) => {
  status = answered;
  if (retryAfterMs !== null) headers = { 'retry-after': '30' };
  await expect(posts('U0GIL')).rejects.toMatchObject({ outcome, retryAfterMs });
});

test('an answer that is none leaves it unknown', async () => {
  answer = '<html>';
  await expect(posts('U0GIL')).rejects.toMatchObject({ outcome: 'unknown' });
});

test('one person is told something at an address of Slack’s, and at no other', async () => {
  const reply = createSlackReply(origin());
  await reply(`${origin()}/actions/T1/2/3`, 'dana acknowledged it.');
  expect(taken[0]).toMatchObject({
    path: '/actions/T1/2/3',
    body: { response_type: 'ephemeral', replace_original: false, text: 'dana acknowledged it.' },
  });
  await expect(reply('http://169.254.169.254/latest', 'x')).rejects.toMatchObject({ outcome: 'refused' });
  await expect(reply('no address', 'x')).rejects.toMatchObject({ outcome: 'refused' });
});

test('an answer without end is none', async () => {
  answer = `{"ok":true,"channel":"D0GIL","ts":"1.0","filler":"${'x'.repeat(300_000)}"}`;
  await expect(posts('U0GIL')).rejects.toMatchObject({ outcome: 'unknown' });
});
