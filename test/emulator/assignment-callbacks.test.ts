import { admin, closeAll, startFloor, startReceiver, status, type Answer } from './harness';

afterEach(closeAll);

const json =
  (body: object): Answer =>
  (_request, response) =>
    void response.json(body);

interface Callbacks {
  alerts: { code: number; message: string }[];
}

const asking = async (answers: Record<string, Answer>, withFallback = true) => {
  const receiver = await startReceiver(answers);
  const floor = await startFloor();
  await floor.workspace.workflows(floor.workflow.sid).update({
    assignmentCallbackUrl: `${receiver.url}/assignment`,
    ...(withFallback ? { fallbackAssignmentCallbackUrl: `${receiver.url}/fallback` } : {}),
  });
  const ana = await floor.agent('ana');
  const task = await floor.workspace.tasks.create({ attributes: '{"language":"fr"}', priority: 3 });
  await floor.emulator.idle();
  const offers = await floor.workspace.tasks(task.sid).reservations.list();
  const alerts = async () => (await admin<Callbacks>(floor.emulator, 'GET', '/callbacks')).body.alerts;
  return { ...floor, receiver, ana, task, offers, alerts };
};

test('a reservation is asked about with everything that is known of it, signed', async () => {
  const { receiver, task, ana, offers, workspaceSid, workflow, queue } = await asking({
    '/assignment': status(200),
  });
  const [asked] = receiver.sent('/assignment');
  expect(asked!.isSigned).toBe(true);
  expect(asked!.form).toEqual({
    Timestamp: '1767225600',
    AccountSid: `AC${'0'.repeat(31)}1`,
    WorkspaceSid: workspaceSid,
    WorkflowSid: workflow.sid,
    TaskQueueSid: queue.sid,
    TaskSid: task.sid,
    TaskAttributes: '{"language":"fr"}',
    TaskAge: '0',
    TaskPriority: '3',
    TaskChannelSid: expect.stringMatching(/^TC/) as string,
    TaskChannelUniqueName: 'default',
    ReservationSid: offers[0]!.sid,
    WorkerSid: ana.sid,
    WorkerName: 'ana',
    WorkerAttributes: '{}',
  });
});

test('an empty 200 is no acceptance: the reservation stays pending, and no fallback is asked', async () => {
  const { offers, receiver, alerts } = await asking({ '/assignment': status(200) });
  expect(offers).toMatchObject([{ reservationStatus: 'pending' }]);
  expect(receiver.sent('/fallback')).toEqual([]);
  expect(await alerts()).toEqual([]);
});

test('the instruction accept accepts', async () => {
  const { workspace, task, emulator } = await asking({ '/assignment': json({ instruction: 'accept' }) });
  expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('assigned');
  expect(emulator.effects(0).map(({ operation }) => operation)).toContain('instructions.accept');
});

test('the instruction reject rejects, and moves the worker where it says', async () => {
  let activity = '';
  const { emulator, workspace, agent, workflow, activity: sidOf } = await startFloor();
  const receiver = await startReceiver({
    '/assignment': (_request, response) =>
      void response.json({ instruction: 'reject', activity_sid: activity }),
  });
  activity = sidOf('Unavailable');
  await workspace.workflows(workflow.sid).update({ assignmentCallbackUrl: `${receiver.url}/assignment` });
  const ana = await agent('ana');
  const task = await workspace.tasks.create();
  await emulator.idle();
  expect(await workspace.tasks(task.sid).reservations.list()).toMatchObject([
    { reservationStatus: 'rejected' },
  ]);
  expect((await workspace.workers(ana.sid).fetch()).activityName).toBe('Unavailable');
});

test.each<[string, Answer]>([
  ['500', status(500)],
  ['204', status(204)],
  ['text', (_request, response) => void response.type('text/plain').send('accept')],
  ['broken JSON', (_request, response) => void response.type('application/json').send('{')],
])('%s is no usable answer: the fallback is asked the same, and its answer counts', async (_what, answer) => {
  const { receiver, offers, alerts } = await asking({
    '/assignment': answer,
    '/fallback': json({ instruction: 'accept' }),
  });
  const [first, second] = [receiver.sent('/assignment')[0]!, receiver.sent('/fallback')[0]!];
  expect(second.form).toEqual(first.form);
  expect(second.isSigned).toBe(true);
  expect(offers).toMatchObject([{ reservationStatus: 'accepted' }]);
  expect((await alerts()).map(({ code }) => code)).toContain(40001);
});

test('without a usable answer anywhere the reservation stays pending until its timeout', async () => {
  const { offers, clock, workspace, task } = await asking({
    '/assignment': status(500),
    '/fallback': status(500),
  });
  expect(offers).toMatchObject([{ reservationStatus: 'pending' }]);
  clock.forward(120);
  expect(await workspace.tasks(task.sid).reservations.list()).toMatchObject([
    { reservationStatus: 'timeout' },
  ]);
});

test.each([
  [{}, 40005],
  [{ instruction: 'supervise' }, 55555],
  [{ instruction: 'reject', activity_sid: 'WAx' }, 40100],
])('%j leaves the reservation pending and raises alert %i', async (answer, code) => {
  const { offers, alerts, receiver } = await asking({ '/assignment': json(answer) });
  expect(offers).toMatchObject([{ reservationStatus: 'pending' }]);
  expect((await alerts()).map((alert) => alert.code)).toEqual([code]);
  expect(receiver.sent('/fallback')).toEqual([]);
});
