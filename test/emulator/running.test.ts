import { systemClock } from '../../src/emulator';
import { ACCOUNT, admin, closeAll, start, startFloor, startReceiver } from './harness';
import { networkInterfaces } from 'node:os';

afterEach(closeAll);

test('the emulator says that it is well', async () => {
  const { emulator } = await start();
  const { status, body } = await admin(emulator, 'GET', '/healthz');
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'ok',
    accountSid: ACCOUNT.accountSid,
    now: '2026-01-01T00:00:00.000Z',
    callbacksPaused: false,
  });
});

test('a taken port is said to be taken', async () => {
  const { emulator } = await start();
  const port = Number(new URL(emulator.url).port);
  await expect(start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE', port });
});

const outside = Object.values(networkInterfaces())
  .flat()
  .find((one) => one !== undefined && !one.internal && one.family === 'IPv4')?.address;

(outside === undefined ? test.skip : test)('the admin API answers this machine only', async () => {
  const { emulator } = await start({ host: '0.0.0.0' });
  const { port } = new URL(emulator.url);
  expect((await fetch(`http://127.0.0.1:${port}/emulator/healthz`)).status).toBe(200);
  const refused = await fetch(`http://${outside}:${port}/emulator/healthz`);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toEqual({ error: 'This answers callers on this machine only' });
});

test('the admin API says what it does not know, and what it cannot read', async () => {
  const { emulator } = await start();
  expect(await admin(emulator, 'GET', '/nothing')).toEqual({
    status: 404,
    body: { error: 'There is no GET /emulator/nothing' },
  });
  expect((await admin(emulator, 'GET', '/calls/CAx')).status).toBe(404);
  const answer = await fetch(`${emulator.url}/emulator/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  expect(answer.status).toBe(400);
});

test('the clock is asked for the next due instant, and waking fires what is due', async () => {
  const { emulator, workspace, agent, clock } = await startFloor();
  expect(emulator.nextDueAt()).toBeNull();
  const task = await workspace.tasks.create({ timeout: 300 });
  expect(emulator.nextDueAt()).toBe(clock.now() + 300_000);
  await agent('ana');
  expect(emulator.nextDueAt()).toBe(clock.now() + 120_000);
  clock.forward(120);
  expect(emulator.engine.tasks.list(task.workspaceSid)).toMatchObject([{ status: 'pending' }]);
  expect(emulator.nextDueAt()).toBe(clock.now() + 180_000);
  emulator.wake();
  expect(emulator.engine.now()).toBe(clock.now());
});

test('a request finds the engine at the instant of the clock, also when nobody woke it', async () => {
  let now = Date.UTC(2026, 0, 1);
  const { workspace } = await startFloor({ clock: { now: () => now, wakeAt: () => {} } });
  const { sid } = await workspace.tasks.create({ timeout: 60 });
  now += 61_000;
  expect(await workspace.tasks(sid).fetch()).toMatchObject({ assignmentStatus: 'canceled', age: 61 });
});

test('under the clock on the wall a timeout fires by itself', async () => {
  const receiver = await startReceiver();
  const { workspace, emulator } = await startFloor({ clock: systemClock() });
  await workspace.update({ eventCallbackUrl: `${receiver.url}/events`, eventsFilter: 'task.canceled' });
  const { sid } = await workspace.tasks.create({ timeout: 1 });
  await receiver.arrival();
  expect(receiver.received[0]!.form).toMatchObject({ TaskSid: sid, TaskCanceledReason: 'Task TTL Exceeded' });
  await emulator.idle();
});

test('what was done is listed in order, from any point on', async () => {
  const { emulator, workspace } = await startFloor();
  const { sid } = await workspace.tasks.create();
  await workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'x' });
  await workspace.tasks(sid).fetch();
  const { body } = await admin<{
    effects: { seq: number; operation: string; sid: string; instant: number }[];
  }>(emulator, 'GET', '/effects?since=0');
  expect(body.effects.slice(-2)).toEqual([
    { seq: 4, operation: 'tasks.create', sid, instant: Date.UTC(2026, 0, 1) },
    { seq: 5, operation: 'tasks.update', sid, instant: Date.UTC(2026, 0, 1) },
  ]);
  const later = await admin<{ effects: unknown[] }>(emulator, 'GET', '/effects?since=4');
  expect(later.body.effects).toHaveLength(1);
});

test('closing breaks off requests that are never answered, and a second emulator can take the port', async () => {
  const { emulator, sdk } = await start();
  emulator.addFault({ on: 'request', match: 'GET /v1/Workspaces', answer: 'timeout' });
  const hanging = sdk.taskrouter.v1.workspaces.list().catch((error: { code: string }) => error.code);
  while (emulator.faults.list()[0]!.applied === 0) await new Promise((resolve) => setImmediate(resolve));
  await emulator.close();
  expect(await hanging).toBe('ECONNRESET');
  const port = Number(new URL(emulator.url).port);
  expect((await start({ port })).emulator.url).toBe(emulator.url);
});
