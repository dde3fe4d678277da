import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSdk } from '../emulator/sdk';

/* `throughline emulator`, as typed. */

const PROGRAM = join(__dirname, '../../dist/bin/cli.js');
const ACCOUNT = { accountSid: `AC${'5'.repeat(32)}`, authToken: 'secret-of-the-test' };
const flags = ['--account-sid', ACCOUNT.accountSid, '--auth-token', ACCOUNT.authToken];

const running: ChildProcess[] = [];
beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
});
afterEach(() => Promise.all(running.splice(0).map(stop)));

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

async function start(...more: string[]): Promise<{ child: ChildProcess; printed: string; url: string }> {
  const child = spawn(process.execPath, [PROGRAM, 'emulator', '--port', '0', ...more], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let printed = '';
  while (!printed.includes('curl')) printed += String(await once(child.stdout!, 'data'));
  return { child, printed, url: /http:\/\/[\d.]+:\d+/.exec(printed)![0] };
}

test('it says where it is and how to be asked, and the official SDK asks it', async () => {
  const { child, printed, url } = await start(...flags);
  expect(printed).toContain(
    `curl -s -u ${ACCOUNT.accountSid}:${ACCOUNT.authToken} ${url}/taskrouter/v1/Workspaces`,
  );
  const sdk = createSdk(url, ACCOUNT);
  const workspace = await sdk.taskrouter.v1.workspaces.create({ friendlyName: 'Support' });
  expect(workspace.defaultActivityName).toBe('Offline');
  expect((await fetch(`${url}/`)).status).toBe(200);
  expect(await stop(child)).toBe(0);
});

test('with a snapshot file it goes on where it was stopped', async () => {
  const snapshot = join(mkdtempSync(join(tmpdir(), 'throughline-emulator-')), 'state.json');
  const first = await start(...flags, '--snapshot', snapshot);
  await createSdk(first.url, ACCOUNT).taskrouter.v1.workspaces.create({ friendlyName: 'Support' });
  await stop(first.child);
  const second = await start(...flags, '--snapshot', snapshot);
  const [workspace] = await createSdk(second.url, ACCOUNT).taskrouter.v1.workspaces.list();
  expect(workspace?.friendlyName).toBe('Support');
});

test('without flags it makes an account of its own', async () => {
  const { printed } = await start();
  expect(printed).toMatch(/Account {5}AC[0-9a-f]{32}\n {2}Auth token {2}[0-9a-f]{32}/);
});

test('a port that is taken, and an account that is none, are told as such', async () => {
  const { url } = await start(...flags);
  const run = (...args: string[]): Promise<string> =>
    new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, 'emulator', ...args], (_error, _out, err) => resolve(err));
    });
  const { port } = new URL(url);
  expect(await run('--port', port)).toContain(`Port ${port} is in use. Name another one with --port`);
  expect(await run('--account-sid', 'me')).toContain('It is AC and 32 hexadecimal digits');
});
