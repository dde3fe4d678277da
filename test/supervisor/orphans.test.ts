import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createChildRegister, stopOrphans } from '../../src/bin/supervisor/orphans';
import { processStart } from '../../src/bin/supervisor/process-start';
import { delay } from '../../src/bin/supervisor/readiness';
import { newFolder, registered } from './fake-children';

const leftOver = async (body: string) => {
  const child = spawn(process.execPath, [
    '-e',
    `${body}; setInterval(() => undefined, 1000); console.log('up')`,
  ]);
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  return { child, record: { name: 'temporal', pid, startedAt: (await processStart(pid)) ?? '' } };
};

const deps = (said: string[]) => ({
  processStart,
  kill: (pid: number, signal: NodeJS.Signals) => void process.kill(pid, signal),
  delay,
  say: (line: string) => void said.push(line),
});

test('what an earlier run left over is stopped', async () => {
  const file = join(newFolder(), 'children.json');
  const { child, record } = await leftOver('');
  createChildRegister(file).add(record);
  const said: string[] = [];
  const exited = once(child, 'exit');
  await stopOrphans(file, deps(said));
  expect((await exited)[1]).toBe('SIGTERM');
  expect(said).toEqual([`Stopping temporal (process ${record.pid}), left over from an earlier run.`]);
});

test('one that ignores the request is killed', async () => {
  const file = join(newFolder(), 'children.json');
  const { child, record } = await leftOver(`process.on('SIGTERM', () => undefined)`);
  createChildRegister(file).add(record);
  const exited = once(child, 'exit');
  await stopOrphans(file, { ...deps([]), delay: () => Promise.resolve() });
  expect((await exited)[1]).toBe('SIGKILL');
});

test('a process that only has the same id is left alone', async () => {
  const file = join(newFolder(), 'children.json');
  const { child, record } = await leftOver('');
  createChildRegister(file).add({ ...record, startedAt: 'another start' });
  const said: string[] = [];
  await stopOrphans(file, deps(said));
  expect(said).toEqual([]);
  expect(await processStart(record.pid)).toBe(record.startedAt);
  child.kill('SIGKILL');
});

test.each([
  ['nothing', undefined],
  ['half a record', '[{"name":'],
  ['something else', '{"a":1}'],
])('%s on record is no orphan', async (_what, content) => {
  const file = join(newFolder(), 'children.json');
  if (content !== undefined) writeFileSync(file, content);
  await expect(stopOrphans(file, deps([]))).resolves.toBeUndefined();
});

test('the register forgets a child that ended', () => {
  const folder = newFolder();
  const register = createChildRegister(join(folder, 'children.json'));
  register.add({ name: 'api', pid: 1, startedAt: 'a' });
  register.add({ name: 'worker', pid: 2, startedAt: 'b' });
  register.remove(1);
  expect(registered(folder)).toEqual([{ name: 'worker', pid: 2, startedAt: 'b' }]);
});
