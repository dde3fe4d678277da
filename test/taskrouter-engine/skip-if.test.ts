import { createFloor } from './floor';

const always = '1==1';

/** Seniors first, if anybody could take it at once, then everybody. */
function floorWith(skip_if: string, more: object = {}) {
  const floor = createFloor();
  const seniors = floor.queue('Seniors', 'senior == true');
  const everybody = floor.queue('Everybody');
  floor.plan([
    {
      expression: always,
      targets: [
        { queue: seniors, timeout: 60, skip_if, ...more },
        { queue: everybody, timeout: 60 },
      ],
    },
  ]);
  return floor;
}

test('a target is passed by at once when nobody can take the task and its skip_if holds', () => {
  const floor = floorWith('workers.available == 0');
  floor.agent('sam', { senior: true }, 'Offline');
  expect(floor.queueOf(floor.task())).toBe('Everybody');
});

test('a worker who can take it now is asked, whatever skip_if says', () => {
  const floor = floorWith(always);
  floor.agent('sam', { senior: true });
  const task = floor.task();
  expect([floor.queueOf(task), floor.offeredTo(task)]).toEqual(['Seniors', 'sam']);
});

test('1==1 covers workers who are available but full, workers.available == 0 does not', () => {
  for (const [skipIf, queue] of [
    [always, 'Everybody'],
    ['workers.available == 0', 'Seniors'],
  ] as const) {
    const floor = floorWith(skipIf);
    floor.agent('sam', { senior: true });
    floor.task();
    expect(floor.queueOf(floor.task())).toBe(queue);
  }
});

test('the counts are of the workers of the target’s own queue, by activity too', () => {
  const floor = createFloor();
  const seniors = floor.queue('Seniors', 'senior == true');
  const everybody = floor.queue('Everybody');
  const onBreak = floor.activity('Unavailable');
  floor.plan([
    {
      expression: always,
      targets: [
        { queue: seniors, skip_if: `workers.${onBreak} == 2 AND workers.unavailable == 3` },
        { queue: everybody },
      ],
    },
  ]);
  floor.agent('ann', { senior: true }, 'Unavailable');
  floor.agent('bob', { senior: true }, 'Unavailable');
  floor.agent('zoe', {}, 'Unavailable');
  expect(floor.queueOf(floor.task())).toBe('Seniors');
  floor.agent('cas', { senior: true }, 'Offline');
  expect(floor.queueOf(floor.task())).toBe('Everybody');
});

test('it is looked at on entering only: workers who leave later do not trigger it, a re-evaluation does', () => {
  const floor = floorWith('workers.available == 0');
  const sam = floor.agent('sam', { senior: true });
  floor.task();
  const task = floor.task();
  expect(floor.queueOf(task)).toBe('Seniors');
  floor.status(sam, 'Offline');
  floor.pass(30);
  expect(floor.queueOf(task)).toBe('Seniors');
  floor.write(task, { topic: 'billing' });
  expect(floor.queueOf(task)).toBe('Everybody');
});

test('a target that was skipped costs no time: the next one has all of its own', () => {
  const floor = floorWith(always);
  const task = floor.task();
  floor.at(59.9);
  expect(floor.read(task).status).toBe('pending');
  floor.at(60);
  expect(floor.read(task).status).toBe('canceled');
});

test('a target that was skipped leaves no priority behind', () => {
  const floor = floorWith(always, { priority: 50 });
  expect(floor.read(floor.task({}, { priority: 3 })).priority).toBe(3);
});

test('a filter that was left by skipping alone falls to later filters, then to the default filter', () => {
  const floor = createFloor();
  const [seniors, rest] = [floor.queue('Seniors'), floor.queue('Rest')];
  floor.plan([{ expression: always, targets: [{ queue: seniors, timeout: 5, skip_if: always }] }], rest);
  const task = floor.task();
  expect(floor.queueOf(task)).toBe('Rest');
  floor.at(600);
  expect(floor.read(task).status).toBe('pending');
});

test('a filter that was left by a timeout first does not fall to the default filter', () => {
  const floor = createFloor();
  const [first, second, rest] = [floor.queue('First'), floor.queue('Second'), floor.queue('Rest')];
  floor.plan(
    [
      {
        expression: always,
        targets: [
          { queue: first, timeout: 5 },
          { queue: second, skip_if: always },
        ],
      },
    ],
    rest,
  );
  const task = floor.task();
  floor.at(5);
  expect(floor.queueOf(task)).toBe('Second');
});

test('where there is nothing to skip to, the task stays', () => {
  const floor = createFloor();
  floor.plan([{ expression: always, targets: [{ queue: floor.queue('Only'), skip_if: always }] }]);
  expect(floor.queueOf(floor.task())).toBe('Only');
});

test('each target that is passed by is told, before the one that the task waits at', () => {
  const floor = createFloor();
  const [one, two, three] = [
    floor.queue('One', '1==2'),
    floor.queue('Two', '1==2'),
    floor.queue('Three', '1==2'),
  ];
  floor.plan([
    {
      expression: '1==1',
      targets: [{ queue: one, skip_if: '1==1' }, { queue: two, skip_if: '1==1' }, { queue: three }],
    },
  ]);
  floor.forget();
  floor.task();
  expect(floor.types()).toEqual([
    'task.created',
    'workflow.entered',
    'workflow.skipped',
    'workflow.skipped',
    'workflow.target-matched',
    'task-queue.entered',
  ]);
  const skipped = floor.events().filter(({ type }) => type === 'workflow.skipped');
  expect(skipped.map(({ data }) => data['workflow_filter_target_name'])).toEqual(['One', 'Two']);
});
