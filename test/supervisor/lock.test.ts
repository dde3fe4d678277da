import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LockHeldError, takeLock } from '../../src/bin/supervisor/lock';
import { processStart } from '../../src/bin/supervisor/process-start';
import { newFolder } from './fake-children';

/** The id of a process that has ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

test('the lock says who holds it, is private, and goes with its release', async () => {
  const file = join(newFolder(), 'lock');
  const lock = await takeLock(file, processStart);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    pid: process.pid,
    startedAt: await processStart(process.pid),
  });
  expect(statSync(file).mode & 0o077).toBe(0);
  lock.release();
  expect(existsSync(file)).toBe(false);
});

test('it is refused while its holder lives, naming the process', async () => {
  const file = join(newFolder(), 'lock');
  await takeLock(file, processStart);
  const error = await takeLock(file, processStart).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LockHeldError);
  expect((error as Error).message).toContain(`process ${process.pid}`);
});

test.each([
  ['of a process that has ended', () => JSON.stringify({ pid: deadPid(), startedAt: 'long ago' })],
  [
    'whose process id now belongs to another process',
    () => JSON.stringify({ pid: process.pid, startedAt: 'before the last boot' }),
  ],
  ['that is no lock at all', () => '{"pid":'],
])('a lock %s is taken over', async (_whose, content) => {
  const folder = newFolder();
  const file = join(folder, 'lock');
  writeFileSync(file, content());
  await takeLock(file, processStart);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  expect(readdirSync(folder)).toEqual(['lock']);
});

test('of many that take over a dead lock at once, one holds it', async () => {
  const file = join(newFolder(), 'lock');
  writeFileSync(file, JSON.stringify({ pid: deadPid(), startedAt: 'long ago' }));
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(file, processStart)));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
});

test('a lock that somebody else took meanwhile is not released', async () => {
  const file = join(newFolder(), 'lock');
  const lock = await takeLock(file, processStart);
  writeFileSync(file, JSON.stringify({ pid: 1, startedAt: 'x' }));
  lock.release();
  expect(existsSync(file)).toBe(true);
});
