import { createOneQueueFloor } from './floor';

const offered = () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  const { sid } = floor.offer(task);
  const { reservations } = floor.engine;
  const update = (status: string) => reservations.update(floor.workspace, sid, { status });
  const read = () => reservations.fetch(floor.workspace, sid);
  return { ...floor, task, sid, reservations, update, offered: read };
};

test('an offer whose worker is being connected does not time out', () => {
  const { engine, reservations, workspace, sid, offered: read } = offered();
  reservations.connect(workspace, sid);
  engine.advance(read().expiresAt + 600_000);
  expect(read().status).toBe('pending');
});

test.each(['accepted', 'rejected'])('nor can it be %s by hand', (status) => {
  const { reservations, workspace, sid, update, offered: read } = offered();
  reservations.connect(workspace, sid);
  expect(() => update(status)).toThrow(`cannot be updated to [${status}]`);
  expect(() => reservations.connect(workspace, sid)).toThrow('cannot be updated to [onHold]');
  expect(read().status).toBe('pending');
});

test('the connection is the acceptance', () => {
  const { reservations, workspace, sid, update, read, task } = offered();
  reservations.connect(workspace, sid);
  reservations.acceptConnected(workspace, sid);
  expect(read(task).status).toBe('assigned');
  expect(update('completed')).toMatchObject({ status: 'completed', isConnecting: false });
});

test('without it the task is offered again, with a clock of its own', () => {
  const { reservations, workspace, sid, engine, task, offers } = offered();
  reservations.connect(workspace, sid);
  engine.advance(engine.now() + 45_000);
  reservations.cancel(workspace, sid);
  const [, again] = offers(task);
  expect(again).toMatchObject({ status: 'pending', isConnecting: false });
  expect(again!.expiresAt).toBeGreaterThan(engine.now());
});

test('a task that ends meanwhile takes the offer with it', () => {
  const { reservations, workspace, sid, engine, task, offered: read } = offered();
  reservations.connect(workspace, sid);
  engine.tasks.update(workspace, task, { assignmentStatus: 'canceled', reason: 'gone' });
  expect(read().status).toBe('canceled');
  expect(() => reservations.acceptConnected(workspace, sid)).toThrow('canceled');
});
