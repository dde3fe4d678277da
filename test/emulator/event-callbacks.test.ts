import { admin, closeAll, startFloor, startReceiver, status, type Answer } from './harness';

afterEach(closeAll);

interface Callbacks {
  pending: unknown[];
  failed: { status: number | null; delivery: { purpose: unknown } }[];
  alerts: { code: number }[];
}

const listening = async (answers: Record<string, Answer> = {}, fragment = '') => {
  const receiver = await startReceiver(answers);
  const floor = await startFloor();
  await floor.workspace.update({ eventCallbackUrl: `${receiver.url}/events?v=1${fragment}` });
  await floor.emulator.idle();
  receiver.received.length = 0;
  const settle = () => floor.emulator.idle();
  return { ...floor, receiver, settle };
};

test('each event is posted as a form, signed, with its parameters in PascalCase', async () => {
  const { workspace, workspaceSid, agent, receiver, settle, workflow, queue } = await listening();
  const ana = await agent('ana', 'Available', { languages: ['fr', 'en'] });
  await settle();
  receiver.received.length = 0;
  const task = await workspace.tasks.create({ attributes: '{"phone":"+33 1 & 2"}', priority: 10 });
  await settle();
  expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
  expect(receiver.received.map(({ form }) => form['EventType'])).toEqual([
    'task.created',
    'workflow.entered',
    'workflow.target-matched',
    'task-queue.entered',
    'reservation.created',
  ]);
  const { form, headers, url } = receiver.received.at(-1)!;
  expect(url).toBe(`${receiver.url}/events?v=1`);
  expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  expect(form).toMatchObject({
    EventType: 'reservation.created',
    Sid: expect.stringMatching(/^EV[0-9a-f]{32}$/) as string,
    Timestamp: '1767225600',
    TimestampMs: '1767225600000',
    AccountSid: `AC${'0'.repeat(31)}1`,
    WorkspaceSid: workspaceSid,
    WorkspaceName: 'Floor',
    ResourceType: 'reservation',
    ResourceSid: expect.stringMatching(/^WR/) as string,
    TaskSid: task.sid,
    TaskAge: '0',
    TaskPriority: '10',
    TaskAssignmentStatus: 'reserved',
    TaskVersion: '1',
    TaskAttributes: '{"phone":"+33 1 & 2"}',
    TaskChannelUniqueName: 'default',
    TaskDateCreated: '1767225600',
    TaskVirtualStartTime: '1767225600',
    TaskQueueEnteredDate: '1767225600',
    WorkflowSid: workflow.sid,
    WorkflowName: 'Plan',
    TaskQueueSid: queue.sid,
    TaskQueueName: 'Everybody',
    TaskQueueTargetExpression: '1==1',
    ReservationVersion: '0',
    WorkerSid: ana.sid,
    WorkerName: 'ana',
    WorkerActivityName: 'Available',
    WorkerVersion: '1',
    WorkerAttributes: '{"languages":["fr","en"]}',
  });
});

test('EventsFilter limits the callbacks and not the event log', async () => {
  const { workspace, receiver, settle } = await listening();
  await workspace.update({ eventsFilter: 'task.created,task.canceled' });
  await settle();
  receiver.received.length = 0;
  const task = await workspace.tasks.create();
  await workspace.tasks(task.sid).update({ assignmentStatus: 'canceled', reason: 'hangup' });
  await settle();
  expect(receiver.received.map(({ form }) => form['EventType'])).toEqual(['task.created', 'task.canceled']);
  expect(receiver.received[1]!.form).toMatchObject({ TaskCanceledReason: 'hangup', Reason: 'hangup' });
  expect(await workspace.events.list({ taskSid: task.sid })).toHaveLength(5);
});

test('events of a task arrive in the order in which they happened, however slow the receiver', async () => {
  const answered: string[] = [];
  const slowly: Answer = (request, response) => {
    const { TaskSid = '', EventType } = request.body as Record<string, string>;
    setImmediate(() => {
      answered.push(`${TaskSid} ${EventType}`);
      response.status(204).end();
    });
  };
  const { workspace, settle } = await listening({ '/events': slowly });
  const tasks = await Promise.all([1, 2, 3].map(() => workspace.tasks.create()));
  await settle();
  for (const { sid } of tasks) {
    expect(answered.filter((one) => one.startsWith(sid))).toEqual([
      `${sid} task.created`,
      `${sid} workflow.entered`,
      `${sid} workflow.target-matched`,
      `${sid} task-queue.entered`,
    ]);
  }
});

test('deliveries have tokens of their own', async () => {
  const { workspace, receiver, settle } = await listening();
  await workspace.tasks.create();
  await settle();
  const tokens = receiver.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
  expect(new Set(tokens).size).toBe(4);
  expect(tokens[0]).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test('HTTP 500 is not tried again by default; the delivery is listed as failed', async () => {
  const { emulator, workspace, receiver, settle } = await listening({ '/events': status(500) });
  await workspace.update({ eventsFilter: 'task.created' });
  await settle();
  receiver.received.length = 0;
  await workspace.tasks.create();
  await settle();
  expect(receiver.received).toHaveLength(1);
  const { body: listed } = await admin<Callbacks>(emulator, 'GET', '/callbacks');
  expect(listed.failed.at(-1)).toMatchObject({
    status: 500,
    delivery: { purpose: { kind: 'event', eventType: 'task.created' } },
  });
  expect(listed.alerts.at(-1)).toMatchObject({ code: 11200 });
});

test('with #rc=2&rp=5xx it is, under the same token; the fragment is neither sent nor signed', async () => {
  let failures = 0;
  const twiceDown: Answer = (request, response) => {
    const { EventType } = request.body as Record<string, string>;
    const fails = EventType === 'task.created' && failures < 2;
    if (fails) failures += 1;
    response.status(fails ? 503 : 204).end();
  };
  const { workspace, receiver, settle } = await listening({ '/events': twiceDown }, '#rc=2&rp=5xx');
  await workspace.tasks.create();
  await settle();
  const tries = receiver.received.filter(({ form }) => form['EventType'] === 'task.created');
  expect(tries).toHaveLength(3);
  expect(new Set(tries.map(({ headers }) => headers['i-twilio-idempotency-token'])).size).toBe(1);
  expect(tries.every(({ isSigned, url }) => isSigned && !url.includes('#'))).toBe(true);
});

test('a receiver that is down is listed and keeps nobody waiting', async () => {
  const { emulator, workspace, settle } = await listening();
  await workspace.update({ eventCallbackUrl: 'http://127.0.0.1:1/events' });
  const task = await workspace.tasks.create();
  await settle();
  expect(task.assignmentStatus).toBe('pending');
  const { body: listed } = await admin<Callbacks>(emulator, 'GET', '/callbacks');
  expect(listed.failed.length).toBeGreaterThan(0);
  expect(listed.failed.every(({ status }) => status === null)).toBe(true);
  expect(listed.pending).toEqual([]);
  expect(listed.alerts.at(-1)).toMatchObject({ code: 11205 });
});
