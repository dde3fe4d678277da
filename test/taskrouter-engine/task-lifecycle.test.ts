import { createOneQueueFloor } from './floor';

const HOUR = 3_600;

test('an assigned task cannot be canceled: it ends as completed', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  floor.answer(task, 'accepted');
  expect(floor.read(task).status).toBe('assigned');
  expect(() => floor.cancel(task)).toThrow(
    `Cannot cancel task ${task} in workspace ${floor.workspace} for account AC${'0'.repeat(32)} because it is not pending or reserved.`,
  );
  floor.complete(task);
  expect(floor.read(task)).toMatchObject({ status: 'completed', reason: 'done' });
});

test('completing or wrapping up what nobody accepted is refused, and so is a second wrap-up', () => {
  const floor = createOneQueueFloor();
  const task = floor.task();
  expect(() => floor.complete(task)).toThrow(
    /Cannot complete task .* because it is not currently assigned\./,
  );
  expect(() => floor.wrapUp(task)).toThrow(/Cannot wrap up a task .* because it is not currently assigned\./);
  floor.agent('ana');
  expect(() => floor.complete(task)).toThrow(/not currently assigned/);
  floor.answer(task, 'accepted');
  floor.wrapUp(task);
  expect(() => floor.wrapUp(task)).toThrow(/not currently assigned/);
  expect(floor.read(task).status).toBe('wrapping');
});

test.each([['completed'], ['canceled']])('nothing changes the status of a %s task', (end) => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  if (end === 'completed') floor.answer(task, 'accepted');
  if (end === 'completed') floor.complete(task);
  else floor.cancel(task);
  const before = JSON.stringify(floor.engine.snapshot());
  for (const change of [floor.cancel, floor.wrapUp, floor.complete]) expect(() => change(task)).toThrow();
  for (const status of ['accepted', 'rejected', 'wrapping', 'completed']) {
    expect(() => floor.answer(task, status)).toThrow(/not in expected state/);
  }
  expect(JSON.stringify(floor.engine.snapshot())).toBe(before);
});

test.each([['pending'], ['reserved'], ['assigned'], ['nonsense']])(
  'the status %s cannot be set',
  (status) => {
    const floor = createOneQueueFloor();
    const task = floor.task();
    const change = { assignmentStatus: status };
    expect(() => floor.engine.tasks.update(floor.workspace, task, change)).toThrow(/cannot be set/);
  },
);

test('canceled and completed need a reason', () => {
  const floor = createOneQueueFloor();
  const task = floor.task();
  const change = { assignmentStatus: 'canceled' };
  expect(() => floor.engine.tasks.update(floor.workspace, task, change)).toThrow(/Reason is required/);
});

test('completing the task completes the reservation, and completing the reservation completes the task', () => {
  const floor = createOneQueueFloor();
  floor.capacity(floor.agent('ana'), 'default', 2);
  const [one, other] = [floor.task(), floor.task()];
  for (const task of [one, other]) floor.answer(task, 'accepted');
  floor.forget();
  floor.complete(one);
  expect(floor.offer(one).status).toBe('completed');
  expect(floor.types()).toEqual(['task.completed', 'reservation.completed', 'task.updated']);
  floor.forget();
  floor.answer(other, 'completed');
  expect(floor.read(other)).toMatchObject({ status: 'completed', reason: null });
  expect(floor.types()).toEqual(['reservation.completed', 'task.completed']);
});

test('a task that ended can be read for five minutes, then it and its reservations are gone', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  const { sid } = floor.offer(task);
  floor.cancel(task);
  floor.at(299.9);
  expect(floor.read(task).status).toBe('canceled');
  floor.at(300);
  expect(() => floor.read(task)).toThrow(/was not found/);
  expect(() => floor.engine.reservations.fetch(floor.workspace, sid)).toThrow(/was not found/);
});

test('24 hours after its acceptance a task is deleted by the system: neither completed nor canceled', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  floor.at(HOUR);
  expect(floor.offer(task).status).toBe('timeout');
  floor.status(floor.engine.workers.list(floor.workspace)[0]!.sid, 'Available');
  floor.answer(task, 'accepted');
  floor.at(2 * HOUR);
  floor.wrapUp(task);
  floor.forget();
  floor.at(25 * HOUR - 1);
  expect(floor.read(task).status).toBe('wrapping');
  floor.at(25 * HOUR);
  expect(() => floor.read(task)).toThrow(/was not found/);
  expect(floor.types()).toEqual(['reservation.completed', 'task.system-deleted']);
});

test("a task's timeout counts from its creation, whatever reservations it had, and no longer once accepted", () => {
  const floor = createOneQueueFloor();
  floor.engine.workflows.update(floor.workspace, floor.plan1, { taskReservationTimeout: 10 });
  const [lost, reserved] = [floor.task({}, { timeout: 100 }), floor.task({}, { timeout: 100 })];
  floor.at(50);
  floor.agent('ana');
  floor.at(95);
  floor.agent('bo');
  expect(floor.offeredTo(lost)).toBe('bo');
  floor.forget();
  floor.at(100);
  for (const task of [lost, reserved]) {
    expect(floor.read(task)).toMatchObject({ status: 'canceled', reason: 'Task TTL Exceeded' });
  }
  expect(floor.types()).toContain('reservation.canceled');
  const kept = floor.task({}, { timeout: 100 });
  floor.answer(kept, 'accepted');
  floor.at(1_000);
  expect(floor.read(kept).status).toBe('assigned');
});

test('deleting a task cancels a pending reservation and completes an accepted one', () => {
  const floor = createOneQueueFloor();
  floor.capacity(floor.agent('ana'), 'default', 2);
  const [pending, accepted] = [floor.task(), floor.task()];
  floor.answer(accepted, 'accepted');
  floor.forget();
  floor.engine.tasks.remove(floor.workspace, pending);
  floor.engine.tasks.remove(floor.workspace, accepted);
  expect(floor.types()).toEqual([
    'reservation.canceled',
    'task.deleted',
    'reservation.completed',
    'task.deleted',
  ]);
  expect(() => floor.read(pending)).toThrow(/was not found/);
});

test('the 1,001st offer is not made: the task is canceled', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  for (let offer = 1; offer < 1_000; offer += 1) floor.answer(task, 'rejected');
  expect(floor.read(task)).toMatchObject({ status: 'reserved', assignmentCount: 1_000 });
  floor.answer(task, 'rejected');
  expect(floor.read(task)).toMatchObject({
    status: 'canceled',
    reason: 'Task TTL Exceeded or Max assignment count exceeded',
  });
});

test('without a workflow SID the only workflow is taken, and several need one', () => {
  const floor = createOneQueueFloor();
  expect(floor.read(floor.task()).workflowSid).toBe(floor.plan1);
  floor.plan([], floor.everybody);
  expect(() => floor.task()).toThrow('WorkflowSid field is required');
});

test.each([
  [{ attributes: '[1]' }, /Attributes is not a JSON object/],
  [{ attributes: '{' }, /Attributes is not a JSON object/],
  [{ attributes: `{"a":"${'x'.repeat(4_089)}"}` }, /4097 characters; the limit is 4096/],
  [{ workflowSid: 'WWx' }, /WorkflowSid WWx does not exist/],
  [{ taskChannel: 'fax' }, /TaskChannel fax does not exist/],
  [{ priority: -1 }, /Priority/],
  [{ priority: 2_147_483_648 }, /Priority/],
  [{ timeout: 0 }, /Timeout/],
  [{ timeout: 1_209_601 }, /Timeout/],
  [{ virtualStartTime: Date.UTC(2026, 0, 2) }, /VirtualStartTime/],
  [{ virtualStartTime: Date.UTC(1899, 0, 1) }, /VirtualStartTime/],
])('a task created with %j is refused and changes nothing', (parameters, message) => {
  const floor = createOneQueueFloor();
  const before = JSON.stringify(floor.engine.snapshot());
  expect(() => floor.engine.tasks.create(floor.workspace, parameters)).toThrow(message);
  expect(JSON.stringify(floor.engine.snapshot())).toBe(before);
});
