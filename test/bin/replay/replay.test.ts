import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDirectoryPolicyStore } from '../../../src/adapters/policy-store/directory';
import type { ReplayResult } from '../../../src/bin/replay/results';
import { FETCH_WITHIN_MS, newFolder, TEMPORAL_CACHE } from '../../supervisor/fake-children';
import { AVAILABILITY, LOG, WINDOW } from './traffic';

/* `throughline replay`, as typed, against a whole stack. */

jest.setTimeout(FETCH_WITHIN_MS);

const PROGRAM = join(__dirname, '../../../dist/bin/cli.js');
const folder = newFolder();
const file = (name: string): string => join(folder, name);
const stateDir = file('state');

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const throughline = (...args: string[]): Promise<Printed> =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, THROUGHLINE_STATE_DIR: stateDir };
    execFile(process.execPath, [PROGRAM, ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

const replay = (...flags: string[]): Promise<Printed> =>
  throughline('replay', file('log.csv'), '--availability', file('who.csv'), ...flags);

const policyInForce = () => createDirectoryPolicyStore(join(stateDir, 'policies'), Date.now).current();

const PLAIN = ['--from', WINDOW.from, '--to', WINDOW.to, '--speed', '20'];

let stack: ChildProcess;
let printed = '';

beforeAll(async () => {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
  mkdirSync(stateDir, { mode: 0o700 });
  symlinkSync(TEMPORAL_CACHE, join(stateDir, 'bin'));
  writeFileSync(file('log.csv'), LOG);
  writeFileSync(file('who.csv'), AVAILABILITY);
  stack = spawn(process.execPath, [PROGRAM, 'start', '--port', '0'], {
    env: { PATH: process.env.PATH, THROUGHLINE_STATE_DIR: stateDir },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = once(stack, 'exit');
  const ready = new Promise<void>((resolve) => {
    for (const stream of [stack.stdout!, stack.stderr!]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes('Open a support chat')) resolve();
      });
    }
  });
  await Promise.race([ready, exited]);
  if (stack.exitCode !== null) throw new Error(printed);
});

afterAll(async () => {
  if (stack.exitCode !== null) return;
  const exited = once(stack, 'exit');
  stack.kill('SIGTERM');
  await exited;
});

test('every call of the log ends in exactly one outcome, and the policy is as it was before', async () => {
  const before = await policyInForce();
  const { code, out, err } = await replay(...PLAIN, '--json', file('result.json'));
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Conservation holds: 4 calls, 4 interactions, 4 outcomes; none lost, none doubled.');
  const result = JSON.parse(readFileSync(file('result.json'), 'utf8')) as ReplayResult;
  expect(result.conservation).toMatchObject({ holds: true, placed: 4, outcomes: 4 });
  expect(result.total).toMatchObject({
    offered: 4,
    served: 3,
    abandoned: 1,
    inLog: { calls: 6, phantom: 1 },
  });
  expect(result.queues.map(({ queue, served, abandoned }) => [queue, served, abandoned])).toEqual([
    ['IN', 0, 0],
    ['NE', 1, 1],
    ['PS', 2, 0],
  ]);
  expect(result.troubles).toEqual([]);
  expect(await policyInForce()).toEqual(before);
});

test('what it was given wrongly is told before anything is touched', async () => {
  const { code, err } = await replay('--from', WINDOW.to, '--to', WINDOW.from, '--speed', 'fast');
  expect(code).toBe(1);
  expect(err).toContain('The replay cannot start:');
  expect(err).toContain('--speed  must be a number of at least 1, not fast.');
});
