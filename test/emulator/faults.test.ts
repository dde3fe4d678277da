import { admin, closeAll, startFloor, startReceiver } from './harness';
import { createSdk, refusal } from './sdk';
import { ACCOUNT } from './harness';

afterEach(closeAll);

interface Rules {
  rules: { id: number; matched: number; applied: number }[];
}

const CREATE_TASK = 'POST /v1/Workspaces/*/Tasks';

const spoiled = async (rule: object) => {
  const floor = await startFloor();
  const added = await admin<Rules>(floor.emulator, 'POST', '/faults', rule);
  expect(added.status).toBe(201);
  const evidence = async () => (await admin<Rules>(floor.emulator, 'GET', '/faults')).body.rules;
  const tasks = async () => (await floor.workspace.tasks.list()).length;
  return { ...floor, evidence, tasks };
};

test('429 for the next k requests, with Retry-After, and nothing happens', async () => {
  const { workspace, evidence, tasks } = await spoiled({
    on: 'request',
    match: CREATE_TASK,
    answer: 429,
    retryAfter: 7,
    next: 2,
  });
  for (const _attempt of [1, 2]) {
    expect(await refusal(workspace.tasks.create())).toMatchObject({ status: 429, code: 20429 });
  }
  expect(await tasks()).toBe(0);
  await workspace.tasks.create();
  expect(await evidence()).toMatchObject([{ matched: 3, applied: 2 }]);
});

test('Retry-After is sent where it is asked for, and not otherwise', async () => {
  const { emulator } = await startFloor();
  const token = Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64');
  const headers = { authorization: `Basic ${token}` };
  const match = 'GET /v1/Workspaces';
  await admin(emulator, 'POST', '/faults', {
    rules: [
      { on: 'request', match, answer: 429, retryAfter: 7 },
      { on: 'request', match, answer: 429, nth: 2 },
    ],
  });
  const waits: (string | null)[] = [];
  for (const _attempt of [1, 2]) {
    const answer = await fetch(`${emulator.url}/taskrouter/v1/Workspaces`, { headers });
    waits.push(answer.headers.get('retry-after'));
  }
  expect(waits).toEqual(['7', null]);
});

test('500 before the commit: nothing has happened', async () => {
  const { workspace, tasks, emulator } = await spoiled({
    on: 'request',
    match: CREATE_TASK,
    answer: 500,
    nth: 2,
  });
  await workspace.tasks.create();
  expect(await refusal(workspace.tasks.create())).toMatchObject({ status: 500, code: 20500 });
  expect(await tasks()).toBe(1);
  expect(emulator.effects(0).filter(({ operation }) => operation === 'tasks.create')).toHaveLength(1);
});

test('500 after the commit: everything has happened', async () => {
  const { workspace, tasks, emulator } = await spoiled({
    on: 'request',
    match: CREATE_TASK,
    answer: 500,
    commit: 'after',
  });
  expect(await refusal(workspace.tasks.create())).toMatchObject({ status: 500 });
  const created = await workspace.tasks.list();
  expect(created).toHaveLength(1);
  expect(emulator.effects(0).at(-1)).toMatchObject({ operation: 'tasks.create', sid: created[0]!.sid });
  await workspace.tasks.create();
  expect(await tasks()).toBe(2);
});

test.each([
  ['before', 0],
  ['after', 1],
])('a time-out %s the commit leaves %i tasks, and never answers', async (commit, left) => {
  const { emulator, workspaceSid, tasks } = await spoiled({
    on: 'request',
    match: CREATE_TASK,
    answer: 'timeout',
    commit,
  });
  const impatient = createSdk(emulator.url, { ...ACCOUNT, timeout: 50 });
  const call = impatient.taskrouter.v1.workspaces(workspaceSid).tasks.create();
  await expect(call).rejects.toMatchObject({ code: 'ECONNABORTED' });
  expect(await tasks()).toBe(left);
});

test('a path matches segment by segment, and the method counts', async () => {
  const { workspace, evidence } = await spoiled({
    on: 'request',
    match: 'POST /v1/Workspaces/*/Tasks/*',
    answer: 500,
    every: true,
  });
  const { sid } = await workspace.tasks.create();
  await workspace.tasks(sid).fetch();
  expect(await refusal(workspace.tasks(sid).update({ priority: 1 }))).toMatchObject({ status: 500 });
  expect(await evidence()).toMatchObject([{ matched: 1, applied: 1 }]);
});

const withEvents = async (rule: object) => {
  const floor = await spoiled(rule);
  const receiver = await startReceiver();
  await floor.workspace.update({ eventCallbackUrl: `${receiver.url}/events`, eventsFilter: 'task.created' });
  const tasksTold = async () => {
    await floor.emulator.idle();
    return receiver.received.map(({ form }) => form['TaskSid']);
  };
  return { ...floor, receiver, tasksTold };
};

test('the n-th event of a type is dropped, and stays in the event log', async () => {
  const { workspace, tasksTold, evidence } = await withEvents({
    on: 'event',
    eventType: 'task.created',
    action: 'drop',
    nth: 2,
  });
  const sids: string[] = [];
  for (const _task of [1, 2, 3]) sids.push((await workspace.tasks.create()).sid);
  expect((await tasksTold()).sort()).toEqual([sids[0], sids[2]].sort());
  const logged = await workspace.events.list({ eventType: 'task.created' });
  expect(logged.map(({ resourceSid }) => resourceSid)).toEqual([...sids].reverse());
  expect(await evidence()).toMatchObject([{ matched: 3, applied: 1 }]);
});

test('every event of a type is delivered twice: one event, two deliveries', async () => {
  const { workspace, tasksTold, receiver } = await withEvents({
    on: 'event',
    eventType: 'task.created',
    action: 'duplicate',
    every: true,
  });
  const { sid } = await workspace.tasks.create();
  expect(await tasksTold()).toEqual([sid, sid]);
  const [one, two] = receiver.received;
  expect(one!.form['Sid']).toBe(two!.form['Sid']);
  expect(one!.headers['i-twilio-idempotency-token']).not.toBe(two!.headers['i-twilio-idempotency-token']);
});

test('what a write of attributes does to a pending reservation can be set, and is reset by clearing', async () => {
  const { workspace, agent, emulator } = await spoiled({ on: 'write', pendingReservation: 'cancel' });
  await agent('ana');
  const { sid } = await workspace.tasks.create();
  const statuses = async () => {
    await workspace.tasks(sid).update({ attributes: '{"a":1}' });
    return (await workspace.tasks(sid).reservations.list()).map(({ reservationStatus }) => reservationStatus);
  };
  expect(await statuses()).toEqual(['canceled', 'pending']);
  expect((await admin(emulator, 'DELETE', '/faults')).status).toBe(204);
  expect(await statuses()).toEqual(['canceled', 'pending']);
});

test('cleared rules spoil nothing more', async () => {
  const { workspace, emulator, evidence } = await spoiled({
    on: 'request',
    match: CREATE_TASK,
    answer: 500,
    every: true,
  });
  emulator.faults.clear();
  expect((await workspace.tasks.create()).assignmentStatus).toBe('pending');
  expect(await evidence()).toEqual([]);
});

test.each([
  [{}, /on must be/],
  [{ on: 'event', action: 'lose', eventType: 'task.created' }, /action must be one of "drop", "duplicate"/],
  [{ on: 'event', action: 'drop' }, /eventType/],
  [{ on: 'request', match: 'Tasks', answer: 500 }, /match must be a method and a path/],
  [{ on: 'request', match: CREATE_TASK, answer: 418 }, /answer must be one of/],
  [{ on: 'request', match: CREATE_TASK, answer: 429, commit: 'after' }, /never processed/],
  [{ on: 'request', match: CREATE_TASK, answer: 500, retryAfter: 5 }, /429 only/],
  [{ on: 'request', match: CREATE_TASK, answer: 500, nth: 0 }, /whole numbers from 1/],
  [
    { on: 'request', match: CREATE_TASK, answer: 500, nth: 1, every: true },
    /one of nth, next, every and chance/,
  ],
  [{ on: 'request', match: CREATE_TASK, answer: 412, commit: 'after' }, /412 is never processed/],
  [{ on: 'request', match: CREATE_TASK, answer: 'stale' }, /only a GET can be stale/],
  [{ on: 'event', eventType: 'task.created', action: 'drop', delayMs: 5 }, /delayMs does not go with this/],
  [{ on: 'event', eventType: 'task.created', action: 'delay', delayMs: 0 }, /whole number of milliseconds/],
  [{ on: 'event', eventType: 'task.created', action: 'drop', chance: 2 }, /above 0, at most 1/],
  [{ on: 'event', eventType: 'task.created', action: 'drop', seed: 7 }, /seed goes with chance only/],
  [{ on: 'callback', kind: 'e-mail', action: 'refuse' }, /kind must be one of "event", "assignment"/],
  [{ on: 'accept', action: 'cough' }, /action must be one of "hangup"/],
  [{ on: 'write', pendingReservation: 'maybe' }, /pendingReservation must be one of/],
  [{ rules: [{ on: 'write', pendingReservation: 'keep' }, 5] }, /A rule is a JSON object/],
])('%j is refused, and adds nothing', async (rule, message) => {
  const { emulator } = await startFloor();
  const { status, body } = await admin<{ error: string }>(emulator, 'POST', '/faults', rule);
  expect(status).toBe(400);
  expect(body.error).toMatch(message);
  expect(emulator.faults.list()).toEqual([]);
});
