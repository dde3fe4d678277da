import { createFloor, createOneQueueFloor } from './floor';

const withTwoQueues = (options = {}) => {
  const floor = createFloor(options);
  const [french, english] = [
    floor.queue('French', 'languages HAS "fr"'),
    floor.queue('English', 'languages HAS "en"'),
  ];
  floor.plan([
    { expression: 'language == "fr"', targets: [{ queue: french }] },
    { expression: 'language == "en"', targets: [{ queue: english }] },
  ]);
  return floor;
};

test('attributes are replaced whole', () => {
  const floor = createOneQueueFloor();
  const task = floor.task({ a: 1, b: 2 });
  floor.write(task, { b: 3 });
  expect(floor.read(task).attributes).toBe('{"b":3}');
});

test('writing the attributes of a waiting task sends it through its workflow again', () => {
  const floor = withTwoQueues();
  const task = floor.task({ language: 'fr' });
  floor.forget();
  floor.write(task, { language: 'en' });
  expect(floor.queueOf(task)).toBe('English');
  expect(floor.types()).toEqual([
    'task.updated',
    'workflow.target-matched',
    'task-queue.moved',
    'task-queue.entered',
  ]);
  expect(floor.events()[2]!.data).toMatchObject({
    previous_task_queue_name: 'French',
    task_queue_name: 'English',
  });
});

test('the age is kept: targets whose time is over are not entered again', () => {
  const floor = createFloor();
  const [one, two, three] = [floor.queue('One'), floor.queue('Two'), floor.queue('Three')];
  floor.plan([
    {
      expression: '1==1',
      targets: [{ queue: one, timeout: 10 }, { queue: two, timeout: 10 }, { queue: three }],
    },
  ]);
  const task = floor.task();
  floor.at(15);
  floor.forget();
  floor.write(task, { a: 1 });
  expect(floor.queueOf(task)).toBe('Two');
  expect(floor.types()).toEqual(['task.updated']);
  floor.at(20);
  expect(floor.queueOf(task)).toBe('Three');
});

test('a task older than every target of its new filter is canceled by the workflow timeout', () => {
  const floor = createFloor();
  const queue = floor.queue('One');
  floor.plan([{ expression: 'short == true', targets: [{ queue, timeout: 60 }] }], queue);
  const task = floor.task();
  floor.at(500);
  floor.write(task, { short: true });
  expect(floor.read(task)).toMatchObject({ status: 'canceled', reason: 'Task canceled on Workflow timeout' });
});

test('a task moved at any age to a last target without a timeout is kept', () => {
  const floor = createFloor();
  const [one, two] = [floor.queue('One'), floor.queue('Two')];
  floor.plan([
    { expression: 'step == 1', targets: [{ queue: one, timeout: 60 }, { queue: two }] },
    { expression: 'step == 2', targets: [{ queue: two }] },
  ]);
  for (const [age, step] of [
    [500, 1],
    [500, 2],
    [5_000, 1],
  ] as const) {
    const task = floor.task({ step: 1 });
    floor.pass(age);
    floor.write(task, { step, age });
    expect(floor.read(task).status).toBe('pending');
    expect(floor.queueOf(task)).toBe('Two');
  }
});

test('attributes that no filter takes are refused and change nothing', () => {
  const floor = withTwoQueues();
  const task = floor.task({ language: 'fr' });
  const before = JSON.stringify(floor.engine.snapshot());
  expect(() => floor.write(task, { language: 'de' })).toThrow(/matches no filter/);
  expect(JSON.stringify(floor.engine.snapshot())).toBe(before);
});

describe('on a reserved task', () => {
  const reserved = (options = {}) => {
    const floor = withTwoQueues(options);
    floor.agent('ana', { languages: ['fr'] });
    floor.agent('bo', { languages: ['en'] });
    return { floor, task: floor.task({ language: 'fr' }) };
  };

  test('the reservation stays while its worker still qualifies', () => {
    const { floor, task } = reserved();
    floor.write(task, { language: 'fr', note: 'x' });
    expect(floor.offers(task)).toMatchObject([{ status: 'pending', workerName: 'ana' }]);
  });

  test('else it is canceled and the task goes to its new place', () => {
    const { floor, task } = reserved();
    floor.forget();
    floor.write(task, { language: 'en' });
    expect(floor.offers(task).map(({ status, workerName }) => [status, workerName])).toEqual([
      ['canceled', 'ana'],
      ['pending', 'bo'],
    ]);
    expect(floor.types()).toEqual([
      'task.updated',
      'reservation.canceled',
      'workflow.target-matched',
      'task-queue.moved',
      'task-queue.entered',
      'reservation.created',
    ]);
  });

  test('`keep` keeps it whatever the match; the task waits in its new queue when it ends', () => {
    const { floor, task } = reserved({ reservationOnWrite: 'keep' });
    floor.write(task, { language: 'en' });
    expect(floor.offers(task)).toMatchObject([{ status: 'pending', workerName: 'ana' }]);
    expect(floor.queueOf(task)).toBe('English');
    floor.answer(task, 'rejected');
    expect(floor.offeredTo(task)).toBe('bo');
  });

  test('`keep` lets the acceptance win', () => {
    const { floor, task } = reserved({ reservationOnWrite: 'keep' });
    floor.write(task, { language: 'en' });
    floor.answer(task, 'accepted');
    expect(floor.read(task).status).toBe('assigned');
  });

  test('`cancel` cancels it although the worker still qualifies, and an acceptance then is refused', () => {
    const { floor, task } = reserved({ reservationOnWrite: 'cancel' });
    const { sid } = floor.offer(task);
    floor.write(task, { language: 'fr', note: 'x' });
    const accept = { status: 'accepted' };
    expect(() => floor.engine.reservations.update(floor.workspace, sid, accept)).toThrow(
      /is canceled, not in expected state \[pending\]/,
    );
    expect(floor.offeredTo(task)).toBe('ana');
  });

  test('`acceptance-in-progress`: the write is answered as if nothing were, and then the acceptance is there', () => {
    const { floor, task } = reserved({ reservationOnWrite: 'acceptance-in-progress' });
    floor.forget();
    const answered = floor.engine.tasks.update(floor.workspace, task, { attributes: '{"language":"en"}' });
    expect(answered).toMatchObject({ status: 'reserved' });
    expect(floor.read(task)).toMatchObject({ status: 'assigned', version: answered.version + 1 });
    expect(floor.offers(task)).toMatchObject([{ status: 'accepted', workerName: 'ana' }]);
    expect(floor.types()).toEqual([
      'task.updated',
      'workflow.target-matched',
      'task-queue.moved',
      'task-queue.entered',
      'reservation.accepted',
    ]);
  });

  test('the switch can be thrown at any time', () => {
    const { floor, task } = reserved();
    floor.engine.setReservationOnWrite('cancel');
    floor.write(task, { language: 'fr' });
    expect(floor.offers(task)).toHaveLength(2);
  });

  test('a new priority alone touches neither place nor reservation', () => {
    const { floor, task } = reserved({ reservationOnWrite: 'cancel' });
    floor.engine.tasks.update(floor.workspace, task, { priority: 4 });
    expect(floor.offers(task)).toHaveLength(1);
    expect(floor.read(task).priority).toBe(4);
  });
});

test('writing the attributes of an accepted task re-routes nothing', () => {
  const floor = withTwoQueues();
  floor.agent('ana', { languages: ['fr'] });
  const task = floor.task({ language: 'fr' });
  floor.answer(task, 'accepted');
  floor.forget();
  floor.write(task, { language: 'de' });
  expect(floor.queueOf(task)).toBe('French');
  expect(floor.types()).toEqual(['task.updated']);
});

test('attributes sent together with completed are not honoured, those sent with canceled are', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const [kept, written] = [floor.task({ a: 1 }), floor.task({ a: 1 })];
  floor.answer(kept, 'accepted');
  const change = { attributes: '{"a":2}', reason: 'over' };
  floor.engine.tasks.update(floor.workspace, kept, { ...change, assignmentStatus: 'completed' });
  floor.engine.tasks.update(floor.workspace, written, { ...change, assignmentStatus: 'canceled' });
  expect([kept, written].map((task) => floor.read(task).attributes)).toEqual(['{"a":1}', '{"a":2}']);
});
