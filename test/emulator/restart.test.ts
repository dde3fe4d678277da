import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Call } from '../../src/emulator';
import {
  ACCOUNT,
  admin,
  closeAll,
  createTestClock,
  start,
  startFloor,
  startReceiver,
  twiml,
} from './harness';

let folder: string;
let snapshotFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  snapshotFile = join(folder, 'snapshot.json');
});

afterEach(async () => {
  await closeAll();
  await rm(folder, { recursive: true });
});

test('a restart keeps every task, and the same task is still offerable', async () => {
  const floor = await startFloor({ snapshotFile });
  const task = await floor.workspace.tasks.create({ attributes: '{"a":1}' });
  await floor.emulator.close();
  const { sdk } = await start({ snapshotFile, clock: floor.clock });
  const workspace = sdk.taskrouter.v1.workspaces(floor.workspaceSid);
  expect(await workspace.tasks(task.sid).fetch()).toMatchObject({
    attributes: '{"a":1}',
    assignmentStatus: 'pending',
  });
  await workspace.workers.create({ friendlyName: 'ana', activitySid: floor.activity('Available') });
  const [offer] = await workspace.tasks(task.sid).reservations.list();
  const reservation = workspace.tasks(task.sid).reservations(offer!.sid);
  expect((await reservation.update({ reservationStatus: 'accepted' })).reservationStatus).toBe('accepted');
  expect(await workspace.events.list({ taskSid: task.sid })).toHaveLength(6);
});

test('a timeout that fell due meanwhile fires at once, one that did not fires in time', async () => {
  const { workspaceSid, workspace, agent, clock, emulator } = await startFloor({ snapshotFile });
  const late = await workspace.tasks.create({ timeout: 60 });
  const later = await workspace.tasks.create({ timeout: 500 });
  await agent('ana', 'Offline');
  await emulator.close();
  clock.forward(400);
  const { sdk } = await start({ snapshotFile, clock });
  const tasks = sdk.taskrouter.v1.workspaces(workspaceSid).tasks;
  const [event] = await sdk.taskrouter.v1
    .workspaces(workspaceSid)
    .events.list({ eventType: 'task.canceled', minutes: 30 });
  expect(event).toMatchObject({ resourceSid: late.sid, eventDateMs: Date.UTC(2026, 0, 1) + 60_000 });
  expect((await tasks(later.sid).fetch()).assignmentStatus).toBe('pending');
  clock.forward(100);
  expect(await tasks(later.sid).fetch()).toMatchObject({
    assignmentStatus: 'canceled',
    reason: 'Task TTL Exceeded',
  });
});

test('callbacks that were not delivered are delivered after the restart, in order, under their tokens', async () => {
  const receiver = await startReceiver();
  const { workspace, emulator, clock } = await startFloor({ snapshotFile, callbacksPaused: true });
  await workspace.update({
    eventCallbackUrl: `${receiver.url}/events`,
    eventsFilter: 'task.created,task-queue.entered',
  });
  const { sid } = await workspace.tasks.create();
  await emulator.idle();
  const { body } = await admin<{ paused: boolean; pending: { token: string }[] }>(
    emulator,
    'GET',
    '/callbacks',
  );
  expect(body).toMatchObject({ paused: true, pending: [{}, {}] });
  await emulator.close();
  expect(receiver.received).toEqual([]);
  const second = await start({ snapshotFile, clock, callbacksPaused: true });
  expect(receiver.received).toEqual([]);
  expect((await admin(second.emulator, 'POST', '/callbacks/resume')).status).toBe(204);
  await second.emulator.idle();
  expect(receiver.received.map(({ form }) => [form['EventType'], form['TaskSid']])).toEqual([
    ['task.created', sid],
    ['task-queue.entered', sid],
  ]);
  const tokens = receiver.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
  expect(tokens).toEqual(body.pending.map(({ token }) => token));
});

test('a callback that was under way when the emulator stopped is made again, under the same token', async () => {
  let arrived = 0;
  const receiver = await startReceiver({
    '/events': (_request, response) => {
      arrived += 1;
      if (arrived > 1) response.status(204).end();
    },
  });
  const { workspace, emulator, clock } = await startFloor({ snapshotFile });
  await workspace.update({ eventCallbackUrl: `${receiver.url}/events`, eventsFilter: 'task.created' });
  await workspace.tasks.create();
  await receiver.arrival();
  await emulator.close();
  const second = await start({ snapshotFile, clock });
  await second.emulator.idle();
  const [one, two] = receiver.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
  expect(receiver.received).toHaveLength(2);
  expect(one).toBe(two);
});

test('a waiting call is still on the line after a restart', async () => {
  const { emulator, workflow, clock, workspaceSid } = await startFloor({ snapshotFile });
  const receiver = await startReceiver({
    '/voice': twiml(`<Enqueue workflowSid="${workflow.sid}" action="/left"/>`),
  });
  const placed = await admin<Call>(emulator, 'POST', '/calls', {
    from: '+1',
    to: '+2',
    url: `${receiver.url}/voice`,
  });
  await emulator.idle();
  await emulator.close();
  clock.forward(30);
  const second = await start({ snapshotFile, clock });
  await admin(second.emulator, 'POST', `/calls/${placed.body.sid}/hangup`);
  await second.emulator.idle();
  expect(receiver.sent('/left')).toMatchObject([{ form: { QueueResult: 'hangup', QueueTime: '30' } }]);
  const tasks = await second.sdk.taskrouter.v1.workspaces(workspaceSid).tasks.list();
  expect(tasks).toMatchObject([{ assignmentStatus: 'canceled', reason: 'hangup' }]);
});

test('SIDs and effects go on after a restart and do not begin again', async () => {
  const floor = await startFloor({ snapshotFile });
  const first = await floor.workspace.tasks.create();
  const before = floor.emulator.effects(0);
  await floor.emulator.close();
  const { emulator, sdk } = await start({ snapshotFile, clock: floor.clock });
  const second = await sdk.taskrouter.v1.workspaces(floor.workspaceSid).tasks.create();
  expect(second.sid).not.toBe(first.sid);
  expect(emulator.effects(0).slice(0, before.length)).toEqual(before);
  expect(emulator.effects(before.at(-1)!.seq)).toMatchObject([
    { seq: before.at(-1)!.seq + 1, operation: 'tasks.create', sid: second.sid },
  ]);
});

test('the file is written after a change, without a stop', async () => {
  const { workspace, emulator } = await startFloor({ snapshotFile });
  const { sid } = await workspace.tasks.create();
  const written = async () => (await readFile(snapshotFile, 'utf8').catch(() => '')).includes(sid);
  while (!(await written())) await new Promise((resolve) => setImmediate(resolve));
  await emulator.close();
});

const warnings = async (work: () => Promise<unknown>): Promise<string[]> => {
  const told: string[] = [];
  const warned = jest
    .spyOn(process, 'emitWarning')
    .mockImplementation((text) => void told.push(String(text)));
  await work();
  warned.mockRestore();
  return told;
};

test.each<[string, (text: string) => string]>([
  ['torn in the middle', (text) => text.slice(0, text.length / 2)],
  ['without its end', (text) => text.slice(0, -20)],
  ['changed by hand', (text) => text.replace('"pending"', '"assigned"')],
  ['empty', () => ''],
  ['no snapshot at all', () => 'hello\nworld\n'],
])('a file that is %s is kept aside and told of, and the emulator begins empty', async (_how, harm) => {
  const { workspace, emulator, clock } = await startFloor({ snapshotFile });
  await workspace.tasks.create();
  await emulator.close();
  const damaged = harm(await readFile(snapshotFile, 'utf8'));
  await writeFile(snapshotFile, damaged);
  let workspaces: unknown[] = [{}];
  const told = await warnings(async () => {
    const { sdk } = await start({ snapshotFile, clock });
    workspaces = await sdk.taskrouter.v1.workspaces.list();
  });
  expect(workspaces).toEqual([]);
  const [aside] = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
  expect(await readFile(join(folder, aside!), 'utf8')).toBe(damaged);
  expect(told).toEqual([expect.stringContaining(`it is kept as ${join(folder, aside!)}`)]);
});

test('a file of another format is refused by its number and left alone', async () => {
  await writeFile(snapshotFile, '{"format":1,"engine":{}}');
  await expect(start({ snapshotFile })).rejects.toThrow(/is of snapshot format 1, not 3; move it away/);
  expect(await readFile(snapshotFile, 'utf8')).toBe('{"format":1,"engine":{}}');
});

test('what a crash lost is lost, but its SID is never given again', async () => {
  const clock = createTestClock();
  const options = { port: 0, ...ACCOUNT, clock, snapshotFile };
  const before = await startEmulator(options);
  const { sid } = before.engine.workspaces.create({ friendlyName: 'support' });
  await before.close();
  const saved = await readFile(snapshotFile);
  const crashing = await startEmulator(options);
  const lost = crashing.engine.workspaces.create({ friendlyName: 'lost' });
  await crashing.close();
  await writeFile(snapshotFile, saved);
  const after = await startEmulator(options);
  expect(after.engine.workspaces.list().map((workspace) => workspace.sid)).toEqual([sid]);
  expect(after.engine.workspaces.create({ friendlyName: 'new' }).sid).not.toBe(lost.sid);
  await after.close();
});

test('a file of another account is refused', async () => {
  await (await startFloor({ snapshotFile })).emulator.close();
  const accountSid = `AC${'f'.repeat(32)}`;
  await expect(start({ snapshotFile, accountSid })).rejects.toThrow(
    /is of account AC0+1, not ACf+; move it away/,
  );
});

test('without a snapshot file nothing is kept', async () => {
  const clock = createTestClock();
  const floor = await startFloor({ clock });
  await floor.emulator.close();
  const { sdk } = await start({ clock, ...ACCOUNT });
  expect(await sdk.taskrouter.v1.workspaces.list()).toEqual([]);
});
