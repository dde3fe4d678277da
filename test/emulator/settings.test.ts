import { admin, closeAll, startFloor, startReceiver, status } from './harness';

afterEach(closeAll);

const accepted = async (settings: object) => {
  const floor = await startFloor({ settings });
  const { workspace, agent } = floor;
  await agent('ana');
  const { sid } = await workspace.tasks.create();
  const [offer] = await workspace.tasks(sid).reservations.list();
  await workspace.tasks(sid).reservations(offer!.sid).update({ reservationStatus: 'accepted' });
  const read = async () => (await workspace.tasks(sid).fetch()).assignmentStatus;
  const listed = async () => (await workspace.tasks.list())[0]!.assignmentStatus;
  return { ...floor, sid, read, listed };
};

test('right after an acceptance the task may still be read as reserved; it is assigned all the same', async () => {
  const { read, listed, clock, workspace, sid } = await accepted({ assignedReadDelayMs: 1_500 });
  expect([await read(), await listed()]).toEqual(['reserved', 'reserved']);
  const canceled = workspace.tasks(sid).update({ assignmentStatus: 'canceled', reason: 'too late' });
  await expect(canceled).rejects.toMatchObject({ status: 400 });
  clock.forward(2);
  expect([await read(), await listed()]).toEqual(['assigned', 'assigned']);
});

test('without the setting it is seen at once', async () => {
  const { read } = await accepted({});
  expect(await read()).toBe('assigned');
});

test.each([
  ['keep', ['pending']],
  ['cancel', ['canceled', 'pending']],
] as const)('two assignment callbacks without a usable answer: %s', async (unansweredAssignment, offers) => {
  let asked = 0;
  const receiver = await startReceiver({
    '/assignment': (request, response) => status((asked += 1) > 2 ? 200 : 500)(request, response),
    '/fallback': (request, response) => status((asked += 1) > 2 ? 200 : 500)(request, response),
  });
  const { workspace, workflow, agent, emulator } = await startFloor({ settings: { unansweredAssignment } });
  await workspace.workflows(workflow.sid).update({
    assignmentCallbackUrl: `${receiver.url}/assignment`,
    fallbackAssignmentCallbackUrl: `${receiver.url}/fallback`,
  });
  await agent('ana');
  const { sid } = await workspace.tasks.create();
  await emulator.idle();
  const reservations = await workspace.tasks(sid).reservations.list();
  expect(reservations.map(({ reservationStatus }) => reservationStatus)).toEqual(offers);
});

test('they are read and changed by the admin API, and refused with everything that is wrong', async () => {
  const { emulator } = await startFloor();
  const changed = await admin(emulator, 'POST', '/settings', { assignedReadDelayMs: 5 });
  expect(changed.body).toEqual({
    unansweredAssignment: 'keep',
    assignedReadDelayMs: 5,
    callersPerWorkflow: 100,
  });
  expect((await admin(emulator, 'GET', '/settings')).body).toEqual(changed.body);
  const wrong = { unansweredAssignment: 'forget', callersPerWorkflow: -1, speed: 9 };
  expect(await admin(emulator, 'POST', '/settings', wrong)).toEqual({
    status: 400,
    body: {
      error:
        'unansweredAssignment is "keep" or "cancel"; callersPerWorkflow is a whole number; there is no setting speed',
    },
  });
});
