import { createFloor } from './floor';

function floorAsking(maxReservedWorkers: number) {
  const floor = createFloor();
  const queue = floor.engine.taskQueues.create(floor.workspace, {
    friendlyName: 'Everybody',
    maxReservedWorkers,
  }).sid;
  floor.plan([], queue);
  const pendingOf = (task: string): string[] =>
    floor.engine.reservations
      .listOfTask(floor.workspace, task, { status: 'pending' })
      .map(({ workerName }) => workerName);
  const answerOf = (task: string, name: string, status: string): void => {
    const offer = floor.offers(task).find((one) => one.workerName === name && one.status === 'pending')!;
    floor.engine.reservations.update(floor.workspace, offer.sid, { status });
  };
  return { ...floor, queue, pendingOf, answerOf };
}

test('one task is offered to so many workers at the same time, and no more', () => {
  const floor = floorAsking(3);
  for (const name of ['ann', 'bob', 'cas', 'dee']) floor.agent(name);
  const task = floor.task();
  expect(floor.pendingOf(task)).toHaveLength(3);
  expect(floor.read(task)).toMatchObject({ status: 'reserved', assignmentCount: 1 });
  expect(floor.types().filter((type) => type === 'reservation.created')).toHaveLength(3);
});

test('the first acceptance wins: the other offers are rescinded, and their workers free', () => {
  const floor = floorAsking(3);
  for (const name of ['ann', 'bob', 'cas']) floor.agent(name);
  const task = floor.task();
  floor.answerOf(task, 'bob', 'accepted');
  expect(Object.fromEntries(floor.offers(task).map((one) => [one.workerName, one.status]))).toEqual({
    ann: 'rescinded',
    bob: 'accepted',
    cas: 'rescinded',
  });
  expect(floor.read(task).status).toBe('assigned');
  expect(floor.pendingOf(floor.task()).sort()).toEqual(['ann', 'cas']);
});

test('the task is pending again only when every offer has ended', () => {
  const floor = floorAsking(2);
  const agents = ['ann', 'bob'].map((name) => floor.agent(name));
  const task = floor.task();
  const away = { workerActivitySid: floor.activity('Offline') };
  const [first, second] = floor.offers(task);
  const reject = (sid: string) =>
    floor.engine.reservations.update(floor.workspace, sid, { status: 'rejected', ...away });
  reject(first!.sid);
  expect(floor.read(task).status).toBe('reserved');
  reject(second!.sid);
  expect(floor.read(task).status).toBe('pending');
  expect(agents.map((sid) => floor.statusOf(sid))).toEqual(['Offline', 'Offline']);
});

test('a worker who comes while it is offered to fewer is asked, too', () => {
  const floor = floorAsking(2);
  floor.agent('ann');
  const task = floor.task();
  expect(floor.pendingOf(task)).toEqual(['ann']);
  floor.agent('bob');
  expect(floor.pendingOf(task)).toEqual(['ann', 'bob']);
  floor.agent('cas');
  expect(floor.pendingOf(task)).toEqual(['ann', 'bob']);
});

test('nobody is offered the same task twice at a time, however much room they have', () => {
  const floor = floorAsking(3);
  floor.capacity(floor.agent('ann'), 'chat', 5);
  const task = floor.task({}, { taskChannel: 'chat' });
  const other = floor.task({}, { taskChannel: 'chat' });
  expect([floor.pendingOf(task), floor.pendingOf(other)]).toEqual([['ann'], ['ann']]);
});

test('a queue that is told to ask more asks at once', () => {
  const floor = floorAsking(1);
  for (const name of ['ann', 'bob']) floor.agent(name);
  const task = floor.task();
  expect(floor.pendingOf(task)).toHaveLength(1);
  floor.engine.taskQueues.update(floor.workspace, floor.queue, { maxReservedWorkers: 2 });
  expect(floor.pendingOf(task)).toHaveLength(2);
});
