import twilio from 'twilio';
import { ACCOUNT, authorized, closeAll, startFloor, startReceiver, status, type Answer } from './harness';
import { refusal } from './sdk';

afterEach(closeAll);

/** A floor whose events are called back to an application. */
const listening = async (fragment = '', answers: Record<string, Answer> = {}) => {
  const receiver = await startReceiver(answers);
  const floor = await startFloor();
  await floor.workspace.update({ eventCallbackUrl: `${receiver.url}/events${fragment}` });
  await floor.emulator.idle();
  receiver.received.length = 0;
  return { ...floor, receiver };
};

const jsonOf = async (url: string): Promise<Record<string, unknown>> =>
  (await (await authorized(url)).json()) as Record<string, unknown>;

test('attributes are a text holding JSON; event_data is an object whose numbers are texts', async () => {
  const { emulator, workspace, workspaceSid } = await startFloor();
  const { sid } = await workspace.tasks.create({ attributes: '{"tier":1}', priority: 5 });
  const address = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}`;
  const task = await jsonOf(`${address}/Tasks/${sid}`);
  expect([task['attributes'], task['priority']]).toEqual(['{"tier":1}', 5]);
  const { events } = (await jsonOf(`${address}/Events?TaskSid=${sid}`)) as {
    events: { event_data: Record<string, unknown> }[];
  };
  expect(events.length).toBeGreaterThan(0);
  for (const { event_data: data } of events) {
    expect(data).toMatchObject({ task_attributes: '{"tier":1}', task_priority: '5', task_version: '0' });
    expect(Object.values(data).filter((value) => typeof value !== 'string')).toEqual([]);
  }
});

test('absolute paging is refused; the address of the next page is absolute, and ours', async () => {
  const { emulator, workspace, workspaceSid } = await startFloor();
  for (let n = 0; n < 3; n += 1) await workspace.tasks.create();
  const tasks = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/Tasks`;
  const refused = await authorized(`${tasks}?Page=2&PageSize=1`);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ code: 40153 });
  const { meta } = (await jsonOf(`${tasks}?PageSize=1&Priority=0`)) as { meta: Record<string, string> };
  expect(meta['next_page_url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/taskrouter\/v1\/Workspaces\/WS/);
  expect(meta['next_page_url']!.startsWith(`${tasks}?PageSize=1&Priority=0&Page=1&PageToken=PAWT`)).toBe(
    true,
  );
  const second = (await jsonOf(meta['next_page_url']!)) as { tasks: unknown[]; meta: { page: number } };
  expect([second.tasks.length, second.meta.page]).toEqual([1, 1]);
});

test('the list of task channels has the key channels', async () => {
  const { emulator, workspaceSid } = await startFloor();
  const page = await jsonOf(`${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}/TaskChannels`);
  expect(Object.keys(page).sort()).toEqual(['channels', 'meta']);
  expect(page['meta']).toMatchObject({ key: 'channels' });
});

test('bulk statistics of task queues are a JSON POST among form endpoints', async () => {
  const { emulator, workspaceSid, queue } = await startFloor();
  const address = `${emulator.url}/taskrouter/v1/Workspaces/${workspaceSid}`;
  const post = async (path: string, body: string, type?: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const answer = await authorized(`${address}/${path}`, { method: 'POST', body, headers });
    return [answer.status, ((await answer.json()) as { code?: number }).code];
  };
  const bulk = 'TaskQueues/RealTimeStatistics';
  const sids = (count: number) => JSON.stringify({ TaskQueueSids: Array<string>(count).fill(queue.sid) });
  expect(await post(bulk, sids(50), 'application/json; charset=utf-8')).toEqual([200, undefined]);
  expect(await post(bulk, sids(51), 'application/json')).toEqual([400, 20001]);
  expect(await post(bulk, '{"TaskQueueSids":', 'application/json')).toEqual([400, 20001]);
  expect(await post(bulk, '{"TaskQueueSids":"WQ"}', 'application/json')).toEqual([400, 20001]);
  expect(await post(bulk, `TaskQueueSids=${queue.sid}`)).toEqual([400, 20001]);
  expect(await post('TaskQueues', '{"FriendlyName":"Q"}', 'application/json')).toEqual([400, 20001]);
});

test('no event tells that a task is reserved or assigned; task.updated is no feed of statuses', async () => {
  const { workspace, agent } = await startFloor();
  const ana = await agent('ana');
  const { sid } = await workspace.tasks.create();
  const [offer] = await workspace.workers(ana.sid).reservations.list();
  await workspace.tasks(sid).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
  await workspace.tasks(sid).update({ assignmentStatus: 'wrapping' });
  await workspace.tasks(sid).update({ assignmentStatus: 'completed', reason: 'done' });
  const types = (await workspace.events.list({ taskSid: sid })).map(({ eventType }) => eventType);
  // Newest first: what is listed after the others came before them.
  expect(types).toEqual([
    'task.updated',
    'reservation.completed',
    'task.completed',
    'task.wrapup',
    'reservation.wrapup',
    'reservation.accepted',
    'reservation.created',
    'task-queue.entered',
    'workflow.target-matched',
    'workflow.entered',
    'task.created',
  ]);
});

test('events of one transition share their second, and their millisecond: a receiver must bear ties', async () => {
  const { workspace, agent, receiver, emulator, clock } = await listening();
  await agent('ana');
  clock.forward(0.123);
  await workspace.tasks.create();
  await emulator.idle();
  const instants = receiver.received
    .filter(({ form }) => form['TaskSid'] !== undefined)
    .map(({ form }) => `${form['Timestamp']} ${form['TimestampMs']}`);
  expect(instants.length).toBe(5);
  expect(new Set(instants)).toEqual(new Set(['1767225600 1767225600123']));
});

test.each([
  ['', 1],
  ['#rc=3', 1],
  ['#rc=3&rp=5xx', 4],
])(
  'an event that is answered with 500 is delivered once unless the URL asks (%s)',
  async (fragment, times) => {
    const { workspace, receiver, emulator } = await listening(fragment, { '/events': status(500) });
    await workspace.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
    await emulator.idle();
    expect(receiver.received.map(({ form }) => form['EventType'])).toEqual(
      Array<string>(times).fill('task-channel.created'),
    );
    expect(new Set(receiver.received.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(
      1,
    );
  },
);

test('the fragment of a callback URL is neither sent nor signed', async () => {
  const { workspace, receiver, emulator } = await listening('?v=1#rc=3&ct=2000');
  await workspace.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
  await emulator.idle();
  const [{ url, form, headers, isSigned }] = receiver.received as [(typeof receiver.received)[0]];
  expect(url).toBe(`${receiver.url}/events?v=1`);
  expect(isSigned).toBe(true);
  const signature = headers['x-twilio-signature']!;
  expect(twilio.validateRequest(ACCOUNT.authToken, signature, `${url}#rc=3&ct=2000`, form)).toBe(false);
});

test('every parameter is signed, those that a receiver does not know too', async () => {
  const { workspace, receiver, emulator } = await listening();
  await workspace.tasks.create();
  await emulator.idle();
  const { url, form, headers } = receiver.received[0]!;
  const isSigned = (parameters: Record<string, string>) =>
    twilio.validateRequest(ACCOUNT.authToken, headers['x-twilio-signature']!, url, parameters);
  expect(isSigned(form)).toBe(true);
  for (const name of Object.keys(form)) {
    const { [name]: _left, ...others } = form;
    expect([name, isSigned(others)]).toEqual([name, false]);
  }
});

test('a syntax error in an expression is refused at save; nonsense of types is saved and never matches', async () => {
  const { workspace, agent } = await startFloor();
  const bad = await refusal(
    workspace.taskQueues.create({ friendlyName: 'Q', targetWorkers: 'skill-level > 3' }),
  );
  expect(bad).toMatchObject({ status: 400, code: 20001 });
  expect(bad.message).toContain('skill-level > 3');
  await agent('ana', 'Available', { level: 3 });
  const queue = await workspace.taskQueues.create({ friendlyName: 'Q', targetWorkers: 'level HAS "x"' });
  const eligible = await workspace.workers.list({ taskQueueSid: queue.sid });
  expect(eligible).toEqual([]);
});

test('available workers are counted by activity, not by capacity; a reserved task does not wait', async () => {
  const { workspace, queue, agent, clock } = await startFloor();
  await agent('ana');
  await workspace.tasks.create();
  clock.forward(30);
  const read = () => workspace.taskQueues(queue.sid).realTimeStatistics().fetch();
  expect(await read()).toMatchObject({
    totalAvailableWorkers: 1,
    tasksByStatus: { reserved: 1 },
    longestTaskWaitingAge: 0,
    longestTaskWaitingSid: null,
  });
  const { sid } = await workspace.tasks.create();
  clock.forward(15);
  expect(await read()).toMatchObject({ longestTaskWaitingAge: 15, longestTaskWaitingSid: sid });
});

test('EventsFilter limits what is called back, not what /Events lists', async () => {
  const { workspace, receiver, emulator } = await listening();
  await workspace.update({ eventsFilter: 'task.canceled' });
  const { sid } = await workspace.tasks.create();
  await workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'gone' });
  await emulator.idle();
  expect(receiver.received.map(({ form }) => form['EventType'])).toEqual(['task.canceled']);
  const listed = (await workspace.events.list({ taskSid: sid })).map(({ eventType }) => eventType);
  expect(listed).toContain('task.created');
  expect(listed).toContain('task.canceled');
});
