import { ChildFailedError } from '../../src/bin/supervisor/keep-running';
import { processStart } from '../../src/bin/supervisor/process-start';
import { createSupervisor, StoppedError, type Supervisor } from '../../src/bin/supervisor/supervisor';
import { fakeChild, newDeps, newDiary, newFolder, registered, serving } from './fake-children';

const supervisors: Supervisor[] = [];
const keep = (supervisor: Supervisor): Supervisor => {
  supervisors.push(supervisor);
  return supervisor;
};
afterEach(async () => {
  await Promise.all(supervisors.splice(0).map((supervisor) => supervisor.stop()));
});

test('a child is started once it says so, is on record while it lives, and ends when asked', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const supervisor = keep(createSupervisor(newDeps(folder).withRealTime));
  await supervisor.start(fakeChild('api', diary, serving('api')));
  const pid = supervisor.pidOf('api') ?? 0;
  expect(registered(folder)).toEqual([{ name: 'api', pid, startedAt: await processStart(pid) }]);
  await supervisor.stop();
  expect(diary.lines()).toEqual(['api up', 'api down']);
  expect(registered(folder)).toEqual([]);
  expect(supervisor.pidOf('api')).toBeNull();
});

test('five deaths in a minute end it all: waits double, and the last lines are shown', async () => {
  const folder = newFolder();
  const { deps, waits, said } = newDeps(folder);
  const supervisor = keep(createSupervisor(deps));
  const child = fakeChild('worker', newDiary(folder), `console.error('no such policy'); process.exit(3);`);
  await expect(supervisor.start(child)).rejects.toThrow(ChildFailedError);
  const failure = await supervisor.failed;
  expect(failure.message).toBe(
    'worker keeps dying; at last it ended with exit code 3. Its last lines:\n' +
      Array<string>(5).fill('  no such policy').join('\n'),
  );
  expect(waits).toEqual([500, 1_000, 2_000, 4_000]);
  expect(said[0]).toBe('worker ended with exit code 3; starting it again in 0.5 s.');
});

test('a program that is not there is named', async () => {
  const folder = newFolder();
  const supervisor = keep(createSupervisor(newDeps(folder).deps));
  const child = { ...fakeChild('temporal', newDiary(folder), ''), command: `${folder}/no-such-program` };
  await expect(supervisor.start(child)).rejects.toThrow(/could not be started: .*ENOENT/);
});

test('a child that dies is started again, and what follows its restart is done', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const { deps, said } = newDeps(folder);
  const supervisor = keep(createSupervisor(deps));
  let restarted = (): void => undefined;
  const restart = new Promise<void>((resolve) => (restarted = resolve));
  const afterRestart = (): Promise<void> => Promise.resolve(restarted());
  await supervisor.start(fakeChild('emulator', diary, serving('emulator'), { afterRestart }));
  const firstPid = supervisor.pidOf('emulator') ?? 0;
  process.kill(firstPid, 'SIGKILL');
  await restart;
  expect(supervisor.pidOf('emulator')).not.toBe(firstPid);
  expect(said[0]).toBe('emulator was ended by SIGKILL; starting it again in 0.5 s.');
});

/** The pid of the first life, once it is up. */
const firstLife = async (
  supervisor: Supervisor,
  name: string,
  lines: () => readonly string[],
): Promise<number> => {
  while (!lines().includes(`${name} up`)) await new Promise((resolve) => setImmediate(resolve));
  return supervisor.pidOf(name) ?? 0;
};

test('children are stopped in their order, each after the one before has ended', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const supervisor = keep(createSupervisor(newDeps(folder).withRealTime));
  const order = { temporal: 5, emulator: 4, backend: 3, api: 2, worker: 1 };
  await Promise.all(
    Object.entries(order).map(([name, stopOrder]) =>
      supervisor.start(fakeChild(name, diary, serving(name), { stopOrder })),
    ),
  );
  await supervisor.stop();
  expect(diary.lines().filter((line) => line.endsWith('down'))).toEqual([
    'worker down',
    'api down',
    'backend down',
    'emulator down',
    'temporal down',
  ]);
});

test('a child that ignores the request is killed when its grace is over', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const supervisor = keep(createSupervisor(newDeps(folder).withRealTime));
  const stubborn = `process.on('SIGTERM', () => write('ignored')); setInterval(() => undefined, 1000); write('api up');`;
  await supervisor.start(fakeChild('api', diary, stubborn, { graceMs: 200 }));
  const pid = supervisor.pidOf('api') ?? 0;
  await supervisor.stop();
  expect(await processStart(pid)).toBeNull();
});

test('stopping during the start rejects the start and leaves nothing behind', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const supervisor = keep(createSupervisor(newDeps(folder).withRealTime));
  const starting = supervisor.start(
    fakeChild('api', diary, serving('api'), { ready: () => Promise.resolve(false) }),
  );
  const pid = await firstLife(supervisor, 'api', diary.lines);
  const [outcome] = await Promise.allSettled([starting, supervisor.stop()]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoppedError) });
  expect(await processStart(pid)).toBeNull();
  await expect(supervisor.start(fakeChild('late', diary, serving('late')))).rejects.toThrow(StoppedError);
});

test('a child that never gets ready counts as dead', async () => {
  const folder = newFolder();
  const diary = newDiary(folder);
  const { deps, said } = newDeps(folder);
  const supervisor = keep(createSupervisor({ ...deps, untilReady: () => Promise.resolve(false) }));
  const child = fakeChild('api', diary, serving('api'));
  await expect(supervisor.start(child)).rejects.toThrow(/was ended by SIGKILL/);
  expect(said.filter((line) => line === 'api does not get ready.')).toHaveLength(5);
});
