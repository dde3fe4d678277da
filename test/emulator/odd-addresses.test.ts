import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { connect } from 'node:net';
import { postForm } from '../../src/emulator/callbacks/post-form';
import { ACCOUNT, admin, closeAll } from './harness';
import { refusal } from './sdk';
import { startLine } from './voice-line';

afterEach(closeAll);

test.each([
  ['<Redirect>', () => '<Redirect>ftp://example.org/x</Redirect>'],
  [
    'the action of <Enqueue>',
    (sid: string) => `<Enqueue workflowSid="${sid}" action="ftp://example.org/x"/>`,
  ],
  ['waitUrl', (sid: string) => `<Enqueue workflowSid="${sid}" waitUrl="mailto:a@example.org"/>`],
])('%s that cannot be requested is noted, and the emulator goes on', async (_name, document) => {
  const { dial, hangUp, read, workspace } = await startLine({}, document);
  const sid = await dial();
  await hangUp(sid);
  expect(['completed']).toContain((await read(sid)).status);
  expect(await workspace.fetch()).toMatchObject({ friendlyName: expect.any(String) as string });
});

test.each(['ftp://example.org/', 'http://a:%ZZ@127.0.0.1:1/'])(
  '%s is a failure, not a crash',
  async (url) => {
    const agents = { http: new Agent(), https: new SecureAgent() };
    const posted = postForm(agents, {
      url,
      body: '',
      headers: {},
      connectTimeout: 1_000,
      readTimeout: 1_000,
      abortSignal: new AbortController().signal,
    });
    expect(await posted).toMatchObject({ kind: 'failure', phase: 'ct' });
  },
);

test.each(['http://[::1', 'ftp://example.org', 'http://a:%ZZ@example.org/'])(
  '%s is no EventCallbackUrl',
  async (eventCallbackUrl) => {
    const { workspace } = await startLine();
    expect(await refusal(workspace.update({ eventCallbackUrl }))).toMatchObject({ status: 400, code: 20001 });
  },
);

test.each(['a b', '[', 'a:b:c'])('a request for the host %s is refused', async (host) => {
  const { emulator } = await startLine();
  const { port } = new URL(emulator.url);
  const status = await rawStatus(Number(port), host);
  expect(status).toBe(400);
});

test('events are filtered by names with spaces between them, as Twilio’s own example writes them', async () => {
  const { workspace, receiver, emulator } = await startLine();
  await workspace.update({
    eventCallbackUrl: `${receiver.url}/events`,
    eventsFilter: 'task.created, activity.created',
  });
  await workspace.activities.create({ friendlyName: 'Lunch' });
  await emulator.idle();
  expect(receiver.sent('/events').map(({ form }) => form['EventType'])).toEqual(['activity.created']);
});

test.each(['hasOwnProperty', '__proto__', 'constructor', 'toString'])(
  'there is no setting %s',
  async (name) => {
    const { emulator } = await startLine();
    const answer = await fetch(`${emulator.url}/emulator/settings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"${name}":1}`,
    });
    expect(answer.status).toBe(400);
  },
);

test.each([0, -1, 1.5, 1e13, 1e308])('a token cannot live %s seconds', async (expiresIn) => {
  const { emulator } = await startLine();
  expect(await admin(emulator, 'POST', '/flex-tokens', { identity: 'ana', expiresIn })).toMatchObject({
    status: 400,
  });
});

/** By a bare socket: no client would send such a header. */
const rawStatus = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.end(
        `GET /taskrouter/v1/Workspaces HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${BASIC}\r\nConnection: close\r\n\r\n`,
      ),
    );
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('end', () => resolve(Number(answer.split(' ')[1])));
    socket.on('error', reject);
  });

const BASIC = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
