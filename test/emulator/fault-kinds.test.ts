import type { Call } from '../../src/emulator';
import { admin, closeAll, startFloor, startReceiver, twiml } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

interface Rules {
  rules: { matched: number; applied: number }[];
}

const READ_TASK = 'GET /v1/Workspaces/*/Tasks/*';

/** A floor that tells these events, with a rule in force. */
async function telling(events: string, rule: object, more: Parameters<typeof startReceiver>[0] = {}) {
  const floor = await startFloor();
  const receiver = await startReceiver(more);
  await floor.workspace.update({ eventCallbackUrl: `${receiver.url}/events`, eventsFilter: events });
  expect((await admin(floor.emulator, 'POST', '/faults', rule)).status).toBe(201);
  const told = async () => {
    await floor.emulator.idle();
    return receiver.sent('/events').map(({ form }) => form['EventType']);
  };
  const evidence = async () => (await admin<Rules>(floor.emulator, 'GET', '/faults')).body.rules;
  return { ...floor, receiver, told, evidence };
}

test('an event is delivered late, by the emulator’s clock', async () => {
  const { workspace, clock, told, evidence } = await telling('task.created', {
    on: 'event',
    eventType: 'task.created',
    action: 'delay',
    delayMs: 30_000,
  });
  await workspace.tasks.create();
  clock.forward(29);
  expect(await told()).toEqual([]);
  clock.forward(1);
  expect(await told()).toEqual(['task.created']);
  expect(await evidence()).toMatchObject([{ matched: 1, applied: 1 }]);
});

test('an event is overtaken by the next one of its task, or comes after five seconds', async () => {
  const { workspace, clock, told } = await telling('task.created,task.canceled', {
    on: 'event',
    eventType: 'task.created',
    action: 'reorder',
    every: true,
  });
  const { sid } = await workspace.tasks.create();
  expect(await told()).toEqual([]);
  await workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'over' });
  expect(await told()).toEqual(['task.canceled', 'task.created']);
  await workspace.tasks.create();
  clock.forward(5);
  expect(await told()).toEqual(['task.canceled', 'task.created', 'task.created']);
});

test('with a chance, the same seed spoils the same ones', async () => {
  const dropped = async (seed: number): Promise<(string | undefined)[]> => {
    const { workspace, receiver, emulator } = await telling('task.created', {
      on: 'event',
      eventType: 'task.created',
      action: 'drop',
      chance: 0.5,
      seed,
    });
    for (let n = 0; n < 20; n += 1) await workspace.tasks.create({ attributes: JSON.stringify({ n }) });
    await emulator.idle();
    return receiver.sent('/events').map(({ form }) => form['TaskAttributes']);
  };
  const [one, again, other] = [await dropped(7), await dropped(7), await dropped(8)];
  expect(one.length).toBeGreaterThan(2);
  expect(one.length).toBeLessThan(18);
  expect([...again].sort()).toEqual([...one].sort());
  expect([...other].sort()).not.toEqual([...one].sort());
});

test.each([
  [404, 20404],
  [409, 20409],
  [412, 20412],
])('a request is answered %i, and nothing happens', async (status, code) => {
  const { workspace, emulator } = await startFloor();
  const { sid } = await workspace.tasks.create();
  await admin(emulator, 'POST', '/faults', {
    on: 'request',
    match: 'POST /v1/Workspaces/*/Tasks/*',
    answer: status,
  });
  const write = () => workspace.tasks(sid).update({ priority: 7 });
  expect(await refusal(write())).toMatchObject({ status, code });
  expect((await workspace.tasks(sid).fetch()).priority).toBe(0);
  expect((await write()).priority).toBe(7);
});

test('what is new is not seen yet: a list lacks it, and reading it is 404, until it is old enough', async () => {
  const { workspace, emulator, clock } = await startFloor();
  const old = await workspace.tasks.create();
  clock.forward(60);
  const young = await workspace.tasks.create();
  const stale = { on: 'request', answer: 'stale', staleMs: 10_000, every: true };
  for (const match of [READ_TASK, 'GET /v1/Workspaces/*/Tasks']) {
    await admin(emulator, 'POST', '/faults', { ...stale, match });
  }
  const listed = async () => (await workspace.tasks.list()).map(({ sid }) => sid);
  expect(await listed()).toEqual([old.sid]);
  expect((await workspace.tasks(old.sid).fetch()).sid).toBe(old.sid);
  expect(await refusal(workspace.tasks(young.sid).fetch())).toMatchObject({ status: 404, code: 20404 });
  clock.forward(10);
  expect(await listed()).toEqual([old.sid, young.sid]);
  expect((await workspace.tasks(young.sid).fetch()).sid).toBe(young.sid);
});

test('a receiver that is down gets nothing, and the failure is on record', async () => {
  const { workspace, told, emulator } = await telling('task.created', {
    on: 'callback',
    kind: 'event',
    action: 'refuse',
    next: 2,
  });
  for (const _task of [1, 2, 3]) await workspace.tasks.create();
  expect(await told()).toHaveLength(1);
  const { body } = await admin<{ failed: { reason: string }[] }>(emulator, 'GET', '/callbacks');
  expect(body.failed.map(({ reason }) => reason)).toEqual(
    Array<string>(2).fill('connection refused (fault)'),
  );
});

test('an assignment callback that is answered too late has been received, and the fallback is asked', async () => {
  const { workspace, workflow, emulator, agent } = await startFloor();
  const accepting = (
    _request: unknown,
    response: { end(body: string): void; setHeader(n: string, v: string): void },
  ) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"instruction":"accept"}');
  };
  const receiver = await startReceiver({ '/assign': accepting as never, '/fallback': accepting as never });
  await workspace.workflows(workflow.sid).update({
    assignmentCallbackUrl: `${receiver.url}/assign`,
    fallbackAssignmentCallbackUrl: `${receiver.url}/fallback`,
  });
  await admin(emulator, 'POST', '/faults', { on: 'callback', kind: 'assignment', action: 'late' });
  await agent('ana');
  await workspace.tasks.create();
  await emulator.idle();
  expect([receiver.sent('/assign').length, receiver.sent('/fallback').length]).toEqual([1, 1]);
});

test.each([{ reservationStatus: 'accepted' }, { instruction: 'accept' }] as const)(
  'the caller hangs up just before the acceptance %j: refused, and the task is canceled',
  async (how) => {
    const { emulator, workflow, workspace, agent } = await startFloor();
    const receiver = await startReceiver({ '/voice': twiml(`<Enqueue workflowSid="${workflow.sid}"/>`) });
    await agent('ana');
    const placed = await admin<Call>(emulator, 'POST', '/calls', {
      from: '+1',
      to: '+2',
      url: `${receiver.url}/voice`,
    });
    await emulator.idle();
    await admin(emulator, 'POST', '/faults', { on: 'accept', action: 'hangup' });
    const [task] = await workspace.tasks.list();
    const [offer] = await workspace.tasks(task!.sid).reservations.list();
    const accept = workspace.tasks(task!.sid).reservations(offer!.sid).update(how);
    expect(await refusal(accept)).toMatchObject({ status: 400, code: 20001 });
    expect(await workspace.tasks(task!.sid).fetch()).toMatchObject({
      assignmentStatus: 'canceled',
      reason: 'hangup',
    });
    expect((await admin<Call>(emulator, 'GET', `/calls/${placed.body.sid}`)).body.status).toBe('completed');
  },
);
