import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { readDevFile } from '../../src/bin/dev-file';
import { processStart } from '../../src/bin/supervisor/process-start';
import type { RunningStack } from '../../src/bin/supervisor/stack/running-stack';
import { startStack } from '../../src/bin/supervisor/stack/start-stack';
import { FETCH_WITHIN_MS, registered } from './fake-children';
import { newStackOfFakes, WORKSPACE, type StackOfFakes } from './stack-of-fakes';

/* The whole stack on a real Temporal server, its other processes being fakes that only answer. */

jest.setTimeout(FETCH_WITHIN_MS);

let running: RunningStack | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

const start = async ({ options, parts }: StackOfFakes): Promise<RunningStack> =>
  (running = await startStack(options, parts));

const written = async ({ diary }: StackOfFakes, line: string, times = 1): Promise<void> => {
  while (diary.lines().filter((each) => each === line).length < times) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const alive = async (stateDir: string): Promise<readonly string[]> => {
  const found = await Promise.all(
    registered(stateDir).map(async ({ name, pid }) => ((await processStart(pid)) === null ? [] : [name])),
  );
  return found.flat().sort();
};

const CURRENT = 'build made current';
const RESUMED = 'emulator POST /emulator/callbacks/resume';

test('it comes up in order, tells where it is, and goes down in order leaving nothing', async () => {
  const fakes = newStackOfFakes();
  const stack = await start(fakes);
  const { stateDir, diary } = fakes;
  const lines = diary.lines();
  expect(lines.slice(0, 2).sort()).toEqual(['backend up', 'emulator up']);
  expect(lines.slice(2, 4).sort()).toEqual(['api up', 'worker up']);
  expect(lines.slice(4)).toEqual([CURRENT, RESUMED]);
  expect(readDevFile(stateDir)).toEqual(stack.dev);
  expect(stack.dev.twilio.workspaceSid).toBe(WORKSPACE.workspaceSid);
  expect((await fetch(`${stack.dev.apiUrl}/readyz`)).ok).toBe(true);
  expect(await alive(stateDir)).toEqual(['api', 'backend', 'database', 'emulator', 'temporal', 'worker']);

  await stack.stop();
  expect(diary.lines().slice(6)).toEqual(['worker down', 'api down', 'backend down', 'emulator down']);
  expect(readDevFile(stateDir)).toBeNull();
  expect(existsSync(join(stateDir, 'lock'))).toBe(false);
  expect(registered(stateDir)).toEqual([]);
});

test('an emulator that dies comes back, and may call again', async () => {
  const fakes = newStackOfFakes();
  const stack = await start(fakes);
  process.kill(stack.pidOf('emulator') ?? 0, 'SIGKILL');
  await written(fakes, RESUMED, 2);
  expect(fakes.diary.lines().slice(6)).toEqual(['emulator up', RESUMED]);
});

test('a worker that dies comes back, and whatever build it is by then is made current', async () => {
  const fakes = newStackOfFakes();
  const stack = await start(fakes);
  process.kill(stack.pidOf('worker') ?? 0, 'SIGKILL');
  await written(fakes, CURRENT, 2);
  expect(fakes.diary.lines().slice(6)).toEqual(['worker up', CURRENT]);
});

test('a database that dies comes back with what it held, and a second start finds it again', async () => {
  const fakes = newStackOfFakes();
  const stack = await start(fakes);
  const ask = async (query: string) => {
    const client = new Client(stack.dev.databaseUrl ?? '');
    await client.connect();
    try {
      return (await client.query<object>(query)).rows;
    } finally {
      await client.end();
    }
  };
  await ask('create table kept as select 42 as answer');
  const killed = stack.pidOf('database') ?? 0;
  process.kill(killed, 'SIGKILL');
  while (!fakes.said.includes('database is ready again.')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(stack.pidOf('database')).not.toBe(killed);
  expect(await ask('select answer from kept')).toEqual([{ answer: 42 }]);
  await stack.stop();
  const again = await start(fakes);
  const client = new Client(again.dev.databaseUrl ?? '');
  // It is cut off in the end.
  client.on('error', () => undefined);
  await client.connect();
  expect((await client.query('select answer from kept')).rows).toEqual([{ answer: 42 }]);
  // Somebody who is connected does not hold the end up.
  await again.stop();
  await client.end().catch(() => undefined);
  expect(registered(fakes.stateDir)).toEqual([]);
});

test('a start that is given up leaves nothing', async () => {
  const fakes = newStackOfFakes();
  const abort = new AbortController();
  const { options, parts, stateDir } = fakes;
  const starting = startStack({ ...options, abortSignal: abort.signal }, parts);
  const settled = Promise.allSettled([starting]);
  await written(fakes, 'backend up');
  abort.abort();
  expect(await settled).toMatchObject([{ status: 'rejected', reason: { name: 'StoppedError' } }]);
  expect(registered(stateDir)).toEqual([]);
  expect(existsSync(join(stateDir, 'lock'))).toBe(false);
});

test('when the supervisor is killed its processes end, and the next start stops what is left', async () => {
  const fakes = newStackOfFakes();
  const killed = await startElsewhere(fakes);
  const before = registered(fakes.stateDir);
  killed.kill('SIGKILL');
  for (const name of ['api', 'worker', 'backend', 'emulator']) await written(fakes, `${name} down`);
  const left = before.filter(({ name }) => name === 'temporal' || name === 'database');
  expect(left).toHaveLength(2);
  for (const { pid, startedAt } of left) expect(await processStart(pid)).toBe(startedAt);

  await start(fakes);
  for (const { name, pid } of left) {
    expect(fakes.said).toContain(`Stopping ${name} (process ${pid}), left over from an earlier run.`);
    expect(await processStart(pid)).toBeNull();
  }
});

/** The same stack, in a process that can be killed. Resolves when it is ready. */
const startElsewhere = async ({ options, binDir }: StackOfFakes) => {
  const { say: _say, abortSignal: _signal, ...given } = options;
  const script = `
    const { startStack } = require(${JSON.stringify(join(__dirname, '../../dist/bin/supervisor/stack/start-stack.js'))});
    const options = { ...${JSON.stringify(given)}, say: () => undefined, abortSignal: new AbortController().signal };
    const prepareWorkspace = async () => (${JSON.stringify(WORKSPACE)});
    const parts = { binDir: ${JSON.stringify(binDir)}, prepareWorkspace, makeBuildCurrent: async () => undefined };
    startStack(options, parts).then(() => console.log('ready'));
  `;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
};
