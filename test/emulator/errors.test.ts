import { ACCOUNT, authorized, closeAll, start, startFloor } from './harness';
import { createSdk, refusal } from './sdk';

afterEach(closeAll);

const NOBODY = `WT${'f'.repeat(32)}`;

test('a wrong auth token is answered with 401 and 20003', async () => {
  const { emulator } = await start();
  const stranger = createSdk(emulator.url, { ...ACCOUNT, authToken: 'wrong' });
  expect(await refusal(stranger.taskrouter.v1.workspaces.list())).toMatchObject({ status: 401, code: 20003 });
  const answer = await fetch(`${emulator.url}/taskrouter/v1/Workspaces`);
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    code: 20003,
    message: 'Authenticate',
    more_info: 'https://www.twilio.com/docs/errors/20003',
    status: 401,
  });
});

test('an unknown SID is answered with 404, 20404 and the path without its version', async () => {
  const { workspace, workspaceSid } = await startFloor();
  expect(await refusal(workspace.tasks(NOBODY).fetch())).toMatchObject({
    status: 404,
    code: 20404,
    message: `The requested resource /Workspaces/${workspaceSid}/Tasks/${NOBODY} was not found`,
    moreInfo: 'https://www.twilio.com/docs/errors/20404',
  });
  for (const call of [
    () => workspace.workers('WKx').fetch(),
    () => workspace.workers('WKx').reservations.list(),
    () => workspace.tasks(NOBODY).reservations.list(),
    () => workspace.tasks(NOBODY).reservations('WRx').fetch(),
    () => workspace.events('EVx').fetch(),
    () => workspace.taskChannels('fax').fetch(),
  ]) {
    expect(await refusal(call())).toMatchObject({ status: 404, code: 20404 });
  }
});

test('a reservation is found under its own task and worker only', async () => {
  const { workspace, agent } = await startFloor();
  const [ana, bo] = [await agent('ana'), await agent('bo', 'Offline')];
  const [task, other] = [await workspace.tasks.create(), await workspace.tasks.create()];
  const { sid } = (await workspace.tasks(task.sid).reservations.list())[0]!;
  expect((await workspace.workers(ana.sid).reservations(sid).fetch()).taskSid).toBe(task.sid);
  expect(await refusal(workspace.tasks(other.sid).reservations(sid).fetch())).toMatchObject({ code: 20404 });
  expect(await refusal(workspace.workers(bo.sid).reservations(sid).fetch())).toMatchObject({ code: 20404 });
});

test('a wrong parameter and an illegal change of state are answered with 400 and 20001', async () => {
  const { workspace } = await startFloor();
  const task = await workspace.tasks.create();
  for (const call of [
    () => workspace.tasks.create({ attributes: '{' }),
    () => workspace.tasks.create({ workflowSid: 'WWx' }),
    () => workspace.tasks.list({ evaluateTaskAttributes: 'a b' }),
    () => workspace.taskQueues.create({ friendlyName: 'Q', targetWorkers: 'skill-level > 3' }),
    () => workspace.workflows.create({ friendlyName: 'W', configuration: '[]' }),
    () => workspace.tasks(task.sid).update({ assignmentStatus: 'completed', reason: 'x' }),
    () => workspace.tasks(task.sid).update({ assignmentStatus: 'canceled' }),
  ]) {
    expect(await refusal(call())).toMatchObject({ status: 400, code: 20001 });
  }
  expect(await refusal(workspace.tasks(task.sid).update({ assignmentStatus: 'wrapping' }))).toMatchObject({
    message: expect.stringContaining('because it is not currently assigned.') as string,
  });
});

test('a missing parameter is named', async () => {
  const { emulator } = await start();
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces`, { method: 'POST', body: '' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    code: 20001,
    message: 'Missing required parameter FriendlyName',
  });
});

test('a verb that a path does not know is answered with 405 and 20004', async () => {
  const { emulator, workspaceSid } = await startFloor();
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`, {
    method: 'DELETE',
  });
  expect(answer.status).toBe(405);
  expect(await answer.json()).toMatchObject({ code: 20004 });
});

test('what the real service can do and the emulator cannot has an error of its own', async () => {
  const { emulator, sdk, workspaceSid } = await startFloor();
  for (const call of [
    () => sdk.calls.create({ from: '+1', to: '+2', url: 'http://127.0.0.1:9' }),
    () => sdk.conversations.v1.users.list(),
    () => sdk.conversations.v1.conversations.create({ 'timers.closed': 'PT1H' }),
    () => sdk.flexApi.v1.flexFlow.list(),
  ]) {
    const error = await refusal(call());
    expect(error).toMatchObject({ status: 501, code: 90501 });
    expect(error.message).toMatch(/is not supported by this emulator$/);
  }
  const unknown = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Nonsense`);
  expect(unknown.status).toBe(404);
});

test('parameters that TaskRouter does not know are ignored, and an empty one is none', async () => {
  const { emulator, workspaceSid } = await startFloor();
  const answer = await authorized(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`, {
    method: 'POST',
    body: 'Nonsense=1&WorkflowSid=&Priority=',
  });
  expect(answer.status).toBe(201);
});
