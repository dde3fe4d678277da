import { createFloor, createOneQueueFloor } from './floor';

const always = '1==1';

test('the first filter whose expression is true is used', () => {
  const floor = createFloor();
  const [french, other] = [floor.queue('French'), floor.queue('Other')];
  floor.plan([
    { expression: 'language == "fr"', targets: [{ queue: french }] },
    { expression: always, targets: [{ queue: other }] },
  ]);
  expect(floor.queueOf(floor.task({ language: 'fr' }))).toBe('French');
  expect(floor.queueOf(floor.task({ language: 'en' }))).toBe('Other');
});

test('the default filter takes what no filter matches, and a filter without expression matches nothing', () => {
  const floor = createFloor();
  const [blank, rest] = [floor.queue('Blank'), floor.queue('Rest')];
  floor.plan([{ targets: [{ queue: blank }] }], rest);
  expect(floor.queueOf(floor.task())).toBe('Rest');
});

test('a task that matches no filter is refused where there is no default filter', () => {
  const floor = createFloor();
  floor.plan([{ expression: 'language == "fr"', targets: [{ queue: floor.queue('French') }] }]);
  const before = JSON.stringify(floor.engine.snapshot());
  expect(() => floor.task({ language: 'en' })).toThrow(/matches no filter/);
  expect(JSON.stringify(floor.engine.snapshot())).toBe(before);
});

test('the default filter does not catch tasks whose filter ran out of targets: they are canceled', () => {
  const floor = createFloor();
  const [first, rest] = [floor.queue('First'), floor.queue('Rest')];
  floor.plan([{ expression: always, targets: [{ queue: first, timeout: 5 }] }], rest);
  const task = floor.task();
  floor.at(4.999);
  expect(floor.read(task)).toMatchObject({ status: 'pending' });
  floor.forget();
  floor.at(5);
  expect(floor.read(task)).toMatchObject({ status: 'canceled', reason: 'Task canceled on Workflow timeout' });
  expect(floor.queueOf(task)).toBe('First');
  expect(floor.types()).toEqual(['task-queue.timeout', 'workflow.timeout', 'task.canceled']);
});

test('a later matching filter is tried when the targets of one have timed out', () => {
  const floor = createFloor();
  const [first, second] = [floor.queue('First'), floor.queue('Second')];
  floor.plan([
    { expression: always, targets: [{ queue: first, timeout: 5 }] },
    { expression: 'language == "fr"', targets: [{ queue: first }] },
    { expression: always, targets: [{ queue: second, timeout: 5 }] },
  ]);
  const task = floor.task({ language: 'en' });
  floor.at(5);
  expect(floor.queueOf(task)).toBe('Second');
  floor.at(9.9);
  expect(floor.read(task).status).toBe('pending');
  floor.at(10);
  expect(floor.read(task).status).toBe('canceled');
});

test('step deadlines add up over the age of the task', () => {
  const floor = createFloor();
  const [one, two, three] = [floor.queue('One'), floor.queue('Two'), floor.queue('Three')];
  floor.plan([
    {
      expression: always,
      targets: [{ queue: one, timeout: 10 }, { queue: two, timeout: 10 }, { queue: three }],
    },
  ]);
  const task = floor.task();
  const seen = [9, 10, 19, 20, 3_000].map((age) => {
    floor.at(age);
    return floor.queueOf(task);
  });
  expect(seen).toEqual(['One', 'Two', 'Two', 'Three', 'Three']);
});

describe('a reservation that is pending at a step deadline', () => {
  const withTwoSteps = () => {
    const floor = createFloor();
    const [one, two] = [floor.queue('One'), floor.queue('Two', 'nobody == true')];
    floor.plan(
      [
        {
          expression: always,
          targets: [
            { queue: one, timeout: 10 },
            { queue: two, timeout: 10 },
          ],
        },
      ],
      null,
      {
        taskReservationTimeout: 5,
      },
    );
    return floor;
  };

  test('made at 3 and ended at 8, the task stays in its step until 10', () => {
    const floor = withTwoSteps();
    const task = floor.task();
    floor.at(3);
    floor.agent('ana');
    floor.at(8);
    expect(floor.offer(task).status).toBe('timeout');
    expect(floor.queueOf(task)).toBe('One');
    floor.at(9.9);
    expect(floor.queueOf(task)).toBe('One');
    floor.at(10);
    expect(floor.queueOf(task)).toBe('Two');
  });

  test('made at 8, it keeps the step past 10; at 13 the next step begins, with 7 seconds left and not 10', () => {
    const floor = withTwoSteps();
    const task = floor.task();
    floor.at(8);
    floor.agent('ana');
    floor.at(12.9);
    expect(floor.read(task).status).toBe('reserved');
    expect(floor.queueOf(task)).toBe('One');
    floor.at(13);
    expect(floor.queueOf(task)).toBe('Two');
    floor.at(19.9);
    expect(floor.read(task).status).toBe('pending');
    floor.at(20);
    expect(floor.read(task).status).toBe('canceled');
  });

  test('several steps that elapsed meanwhile are jumped at once, without being entered', () => {
    const floor = createFloor();
    const [one, two, three] = [
      floor.queue('One'),
      floor.queue('Two'),
      floor.queue('Three', 'nobody == true'),
    ];
    floor.plan(
      [
        {
          expression: always,
          targets: [{ queue: one, timeout: 5 }, { queue: two, timeout: 5 }, { queue: three }],
        },
      ],
      null,
      { taskReservationTimeout: 60 },
    );
    floor.agent('ana');
    const task = floor.task();
    floor.at(30);
    floor.forget();
    floor.answer(task, 'rejected');
    expect(floor.queueOf(task)).toBe('Three');
    expect(floor.types()).toEqual([
      'reservation.rejected',
      'task-queue.timeout',
      'workflow.target-matched',
      'task-queue.moved',
      'task-queue.entered',
    ]);
    expect(floor.events().at(-1)?.data).toMatchObject({ task_re_evaluated_reason: 'reservation_rejected' });
  });
});

test("a reservation's own clock starts at zero whatever the age of the task", () => {
  const floor = createOneQueueFloor();
  floor.engine.workflows.update(floor.workspace, floor.plan1, { taskReservationTimeout: 30 });
  const task = floor.task();
  floor.at(1_000);
  floor.agent('ana');
  expect(floor.offer(task).expiresAt - floor.engine.now()).toBe(30_000);
});

test('a later target inherits queue and priority, and neither expression nor timeout', () => {
  const floor = createFloor();
  const queue = floor.queue('Support');
  floor.plan([
    {
      expression: always,
      targets: [{ queue, expression: 'worker.level > 5', priority: 7, timeout: 10 }, {}],
    },
  ]);
  floor.agent('junior', { level: 1 });
  const task = floor.task();
  expect(floor.read(task)).toMatchObject({ status: 'pending', priority: 7 });
  floor.at(10);
  expect(floor.offeredTo(task)).toBe('junior');
  expect(floor.read(task)).toMatchObject({ priority: 7, position: { target: 1, leavesAt: null } });
});

test("a target's priority beats the one given, at creation and by an update", () => {
  const floor = createFloor();
  const [fixed, free] = [floor.queue('Fixed'), floor.queue('Free')];
  floor.plan([{ expression: 'fixed == true', targets: [{ queue: fixed, priority: '9' }] }], free);
  const task = floor.task({ fixed: true }, { priority: 3 });
  expect(floor.read(task).priority).toBe(9);
  floor.engine.tasks.update(floor.workspace, task, { priority: 50 });
  expect(floor.read(task).priority).toBe(9);
  const other = floor.task({}, { priority: 3 });
  floor.engine.tasks.update(floor.workspace, other, { priority: 50 });
  expect(floor.read(other).priority).toBe(50);
});

test('a known worker is the only one who is offered the task, until the target is left', () => {
  const floor = createFloor();
  const queue = floor.queue('Support', 'member == true');
  floor.plan([
    { expression: always, targets: [{ queue, known_worker_sid: 'task.agent', timeout: 20 }, { queue }] },
  ]);
  const ana = floor.agent('ana', { member: true }, 'Offline');
  floor.agent('bo', { member: true });
  const task = floor.task({ agent: ana });
  expect(floor.offeredTo(task)).toBeNull();
  floor.status(ana, 'Available');
  expect(floor.offeredTo(task)).toBe('ana');
  const nobodys = floor.task({ agent: null });
  expect(floor.offeredTo(nobodys)).toBeNull();
  floor.at(20);
  expect(floor.offeredTo(nobodys)).toBe('bo');
});

test('a known worker outside the queue leaves the task waiting until the target times out', () => {
  const floor = createFloor();
  const queue = floor.queue('Support', 'member == true');
  floor.plan([
    {
      expression: always,
      targets: [{ queue, known_worker_friendly_name: 'task.agent', timeout: 20 }, { queue }],
    },
  ]);
  floor.agent('Zoe', { member: false });
  floor.agent('ana', { member: true });
  const task = floor.task({ agent: 'zoe' });
  const second = floor.task({ agent: 'ANA' });
  expect(floor.offeredTo(task)).toBeNull();
  expect(floor.offeredTo(second)).toBe('ana');
  floor.at(19.9);
  expect(floor.read(task).status).toBe('pending');
});

test('a change of the workflow leaves waiting tasks on the configuration they entered with', () => {
  const floor = createFloor();
  const [old, overflow, fresh] = [floor.queue('Old'), floor.queue('Overflow'), floor.queue('Fresh')];
  const plan = floor.plan([
    { expression: always, targets: [{ queue: old, timeout: 10 }, { queue: overflow }] },
  ]);
  const task = floor.task();
  const configuration = JSON.stringify({ task_routing: { filters: [], default_filter: { queue: fresh } } });
  floor.engine.workflows.update(floor.workspace, plan, { configuration });
  expect(floor.queueOf(task)).toBe('Old');
  expect(floor.queueOf(floor.task())).toBe('Fresh');
  floor.at(10);
  expect(floor.queueOf(task)).toBe('Overflow');
  floor.engine.workflows.update(floor.workspace, plan, { reEvaluateTasks: true });
  expect(floor.queueOf(task)).toBe('Fresh');
});
