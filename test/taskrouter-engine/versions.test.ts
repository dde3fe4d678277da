import { createOneQueueFloor } from './floor';

test('a task begins at version 0 and gains one at every change, internal ones too', () => {
  const floor = createOneQueueFloor();
  const task = floor.task();
  const seen = [floor.read(task).version];
  const note = (change: () => void): void => {
    change();
    seen.push(floor.read(task).version);
  };
  note(() => floor.agent('ana'));
  note(() => floor.answer(task, 'accepted'));
  note(() => floor.write(task, { a: 1 }));
  note(() => floor.wrapUp(task));
  note(() => floor.complete(task));
  expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a version read before a reservation was created is stale', () => {
  const floor = createOneQueueFloor();
  const task = floor.task();
  const { version } = floor.read(task);
  floor.agent('ana');
  const change = { attributes: '{"a":1}' };
  expect(() => floor.engine.tasks.update(floor.workspace, task, change, version)).toThrow(
    'The current version is 1, not 0',
  );
  expect(floor.read(task).attributes).toBe('{}');
  floor.engine.tasks.update(floor.workspace, task, change, 1);
  expect(floor.read(task).attributes).toBe('{"a":1}');
});

test('workers and reservations have versions of their own', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  const version = () => floor.engine.workers.fetch(floor.workspace, ana).version;
  expect(version()).toBe(0);
  const task = floor.task();
  expect(version()).toBe(1);
  expect(floor.offer(task).version).toBe(0);
  expect(floor.answer(task, 'accepted').version).toBe(1);
  expect(version()).toBe(1);
  floor.complete(task);
  expect(version()).toBe(2);
  expect(floor.offer(task).version).toBe(2);
  const { workspace, engine } = floor;
  expect(() => engine.workers.update(workspace, ana, { attributes: '{}' }, 1)).toThrow(
    /current version is 2/,
  );
  expect(() =>
    engine.reservations.update(workspace, floor.offer(task).sid, { status: 'accepted' }, 0),
  ).toThrow(/current version is 2/);
  expect(() => engine.tasks.remove(workspace, task, 0)).toThrow(/current version/);
});
