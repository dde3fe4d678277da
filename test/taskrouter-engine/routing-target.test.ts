import { createFloor } from './floor';

function setUp() {
  const floor = createFloor();
  const [everybody, seniors] = [floor.queue('Everybody'), floor.queue('Seniors', 'senior == true')];
  floor.plan([], everybody, { taskReservationTimeout: 20 });
  return { ...floor, everybody, seniors };
}

const NOT_AVAILABLE = 'RoutingTarget not available for Reservation acceptance: ';

test('a task for one worker is offered to that worker, past all filters and before everybody else', () => {
  const floor = setUp();
  floor.agent('ann');
  floor.pass(60);
  const bob = floor.agent('bob');
  const task = floor.task({}, { routingTarget: bob });
  expect(floor.offeredTo(task)).toBe('bob');
  expect(floor.read(task)).toMatchObject({ routingTarget: bob, ignoreCapacity: true, status: 'reserved' });
});

test('neither an unavailable activity nor a full load keeps it from its worker', () => {
  const floor = setUp();
  const ann = floor.agent('ann', {}, 'Offline');
  const first = floor.task({}, { routingTarget: ann });
  const second = floor.task({}, { routingTarget: ann });
  expect([floor.offeredTo(first), floor.offeredTo(second)]).toEqual(['ann', 'ann']);
});

test('with IgnoreCapacity=false both count: it is canceled when the worker cannot be asked', () => {
  const floor = setUp();
  const ann = floor.agent('ann', {}, 'Offline');
  const strict = { routingTarget: ann, ignoreCapacity: false };
  expect(floor.read(floor.task({}, strict))).toMatchObject({
    status: 'canceled',
    reason: NOT_AVAILABLE + ann,
  });
  floor.status(ann, 'Available');
  const taken = floor.task({}, strict);
  expect(floor.offeredTo(taken)).toBe('ann');
  expect(floor.read(floor.task({}, strict)).status).toBe('canceled');
});

test.each(['rejected', 'timed out'])('an offer that is %s cancels it: it is nobody else’s', (how) => {
  const floor = setUp();
  const ann = floor.agent('ann');
  floor.agent('bob');
  const task = floor.task({}, { routingTarget: ann });
  if (how === 'rejected') floor.answer(task, 'rejected');
  else floor.pass(20);
  expect(floor.read(task)).toMatchObject({ status: 'canceled', reason: NOT_AVAILABLE + ann });
  expect(floor.offers(task)).toHaveLength(1);
});

test('once accepted it is a task like any other', () => {
  const floor = setUp();
  const task = floor.task({}, { routingTarget: floor.agent('ann') });
  floor.answer(task, 'accepted');
  floor.wrapUp(task);
  floor.complete(task);
  expect(floor.read(task).status).toBe('completed');
});

test('a task for one queue waits there, past all filters, and a write of attributes does not move it', () => {
  const floor = setUp();
  floor.agent('ann');
  const task = floor.task({}, { routingTarget: floor.seniors });
  expect([floor.queueOf(task), floor.offeredTo(task)]).toEqual(['Seniors', null]);
  floor.write(task, { topic: 'billing' });
  expect(floor.queueOf(task)).toBe('Seniors');
  floor.agent('sam', { senior: true });
  expect(floor.offeredTo(task)).toBe('sam');
  expect(floor.types()).not.toContain('workflow.target-matched');
});

test('a task for one workflow enters that one', () => {
  const floor = setUp();
  const other = floor.engine.workflows.create(floor.workspace, {
    friendlyName: 'Other',
    configuration: JSON.stringify({ task_routing: { default_filter: { queue: floor.seniors } } }),
  }).sid;
  expect(floor.queueOf(floor.task({}, { routingTarget: other }))).toBe('Seniors');
});

test('TaskQueueSid names the queue that a worker’s task stands in', () => {
  const floor = setUp();
  const task = floor.task({}, { routingTarget: floor.agent('ann'), taskQueueSid: floor.seniors });
  expect([floor.queueOf(task), floor.offeredTo(task)]).toEqual(['Seniors', 'ann']);
});

test.each(['WA1', 'WK1', `WQ${'0'.repeat(32)}`])(
  'a routing target that is none is refused: %s',
  (routingTarget) => {
    const floor = setUp();
    const before = JSON.stringify(floor.engine.snapshot());
    expect(() => floor.task({}, { routingTarget })).toThrow(/RoutingTarget/);
    expect(JSON.stringify(floor.engine.snapshot())).toBe(before);
  },
);

test('tasks are listed by their routing target', () => {
  const floor = setUp();
  const ann = floor.agent('ann');
  const task = floor.task({}, { routingTarget: ann });
  floor.task();
  expect(floor.engine.tasks.list(floor.workspace, { routingTarget: ann }).map(({ sid }) => sid)).toEqual([
    task,
  ]);
});
