import { createFloor, createOneQueueFloor } from './floor';

test('the longest idle worker is chosen, and the turn goes round', () => {
  const floor = createOneQueueFloor();
  const workers = ['ana', 'bo', 'cy'].map((name) => {
    floor.pass(1);
    return floor.agent(name);
  });
  for (const worker of workers) floor.capacity(worker, 'default', 2);
  const offered = [1, 2, 3, 4].map(() => {
    floor.pass(1);
    return floor.offeredTo(floor.task());
  });
  expect(offered).toEqual(['ana', 'bo', 'cy', 'ana']);
});

test('of workers idle since the same instant the lower SID is chosen', () => {
  const floor = createOneQueueFloor();
  const agents = ['ana', 'bo', 'cy', 'di'].map((name) => ({ name, sid: floor.agent(name) }));
  const byLowerSid = [...agents].sort((one, other) => (one.sid < other.sid ? -1 : 1));
  const offered = agents.map(() => floor.offeredTo(floor.task()));
  expect(offered).toEqual(byLowerSid.map(({ name }) => name));
});

test('becoming available starts a new turn', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana');
  floor.pass(1);
  floor.agent('bo');
  floor.pass(1);
  floor.status(ana, 'Offline');
  floor.pass(1);
  floor.status(ana, 'Available');
  expect(floor.offeredTo(floor.task())).toBe('bo');
});

test('an optimised channel counts idleness on itself alone', () => {
  const floor = createOneQueueFloor();
  const voice = floor.engine.taskChannels.list(floor.workspace).find((one) => one.uniqueName === 'voice')!;
  floor.engine.taskChannels.update(floor.workspace, voice.sid, { channelOptimizedRouting: true });
  floor.agent('ana');
  floor.pass(1);
  floor.agent('bo');
  floor.pass(1);
  expect(floor.offeredTo(floor.task({}, { taskChannel: 'chat' }))).toBe('ana');
  expect(floor.offeredTo(floor.task({}, { taskChannel: 'voice' }))).toBe('ana');
  expect(floor.offeredTo(floor.task({}, { taskChannel: 'sms' }))).toBe('bo');
});

test('a queue serves the higher priority first, then the older task', () => {
  const floor = createOneQueueFloor();
  const tasks = [
    [0, 'first'],
    [5, 'urgent'],
    [5, 'urgent too'],
    [0, 'last'],
  ].map(([priority, name]) => {
    floor.pass(1);
    return floor.task({ name }, { priority });
  });
  const ana = floor.agent('ana');
  floor.capacity(ana, 'default', 4);
  const inOrder = floor.engine.reservations.listOfWorker(floor.workspace, ana).map(({ taskSid }) => taskSid);
  expect(inOrder).toEqual([tasks[1], tasks[2], tasks[0], tasks[3]]);
});

test('a LIFO queue serves the newest first, whatever its priority', () => {
  const floor = createFloor();
  floor.plan([], floor.queue('Stack', '1==1', 'LIFO'));
  const tasks = [9, 5, 0].map((priority) => {
    floor.pass(1);
    return floor.task({}, { priority });
  });
  const ana = floor.agent('ana');
  floor.capacity(ana, 'default', 3);
  const inOrder = floor.engine.reservations.listOfWorker(floor.workspace, ana).map(({ taskSid }) => taskSid);
  expect(inOrder).toEqual([tasks[2], tasks[1], tasks[0]]);
});

test('VirtualStartTime moves a task within its priority only, and its age still counts from creation', () => {
  const floor = createOneQueueFloor();
  floor.pass(100);
  const early = floor.engine.now() - 90_000;
  const urgent = floor.task({}, { priority: 1 });
  floor.pass(1);
  const plain = floor.task();
  floor.pass(1);
  const kept = floor.task({}, { virtualStartTime: early });
  expect(floor.read(kept)).toMatchObject({ virtualStartTime: early, dateCreated: floor.engine.now() });
  const ana = floor.agent('ana');
  floor.capacity(ana, 'default', 3);
  const inOrder = floor.engine.reservations.listOfWorker(floor.workspace, ana).map(({ taskSid }) => taskSid);
  expect(inOrder).toEqual([urgent, kept, plain]);
});

test('a worker of several queues serves the highest priority across them', () => {
  const floor = createFloor();
  const [one, two] = [floor.queue('One'), floor.queue('Two')];
  floor.plan([{ expression: 'q == 1', targets: [{ queue: one }] }], two);
  const low = floor.task({ q: 1 }, { priority: 1 });
  floor.pass(1);
  const high = floor.task({ q: 2 }, { priority: 2 });
  floor.agent('ana');
  expect([floor.offeredTo(low), floor.offeredTo(high)]).toEqual([null, 'ana']);
});

test.each([
  ['FIFO', 0],
  ['LIFO', 1],
])('among queues of equal priority PrioritizeQueueOrder %s decides', (prioritizeQueueOrder, winner) => {
  const floor = createFloor();
  floor.engine.workspaces.update(floor.workspace, { prioritizeQueueOrder });
  const [one, two] = [floor.queue('One'), floor.queue('Two')];
  floor.plan([{ expression: 'q == 1', targets: [{ queue: one }] }], two);
  const older = floor.task({ q: 1 });
  floor.pass(1);
  const newer = floor.task({ q: 2 });
  floor.agent('ana');
  expect(floor.offeredTo([older, newer][winner]!)).toBe('ana');
});

test('an expression that asks a list of a scalar, or a scalar of a list, is false and no error', () => {
  const floor = createFloor();
  const [lists, scalars, rest] = [floor.queue('Lists'), floor.queue('Scalars'), floor.queue('Rest')];
  floor.plan(
    [
      { expression: 'tags == "vip"', targets: [{ queue: scalars }] },
      { expression: 'language HAS "fr"', targets: [{ queue: lists }] },
    ],
    rest,
  );
  expect(floor.queueOf(floor.task({ tags: ['vip'], language: 'fr' }))).toBe('Rest');
});

test('a missing attribute is null: it differs from every text', () => {
  const floor = createFloor();
  floor.plan([{ expression: 'x != "a"', targets: [{ queue: floor.queue('Without') }] }], floor.queue('Rest'));
  expect(floor.queueOf(floor.task())).toBe('Without');
});

test('an expression that makes no sense is saved and never matches; one that cannot be parsed is refused', () => {
  const floor = createFloor();
  const queue = floor.queue('Odd', 'level HAS "x"');
  floor.agent('ana', { level: 3 });
  floor.plan([], queue);
  expect(floor.offeredTo(floor.task())).toBeNull();
  expect(() => floor.queue('Broken', 'skill-level > 3')).toThrow(/TargetWorkers "skill-level > 3".*hyphen/);
  expect(() => floor.plan([{ expression: 'a ==', targets: [{ queue }] }])).toThrow(
    /filters\[0\]\.expression "a ==", 1:5/,
  );
});

test('an empty TargetWorkers is nobody', () => {
  const floor = createFloor();
  floor.plan([], floor.queue('Nobody', ''));
  floor.agent('ana');
  const task = floor.task();
  floor.at(80_000);
  expect(floor.read(task)).toMatchObject({ status: 'pending' });
});

test('TargetWorkers can read the name, the SID and the activity of a worker', () => {
  const floor = createFloor();
  floor.plan([], floor.queue('Named', 'friendly_name == "ana" AND activity_name == "On shift"'));
  const shift = floor.engine.activities.create(floor.workspace, { friendlyName: 'Shift', available: true });
  const task = floor.task();
  const ana = floor.agent('ana');
  floor.engine.workers.update(floor.workspace, ana, { activitySid: shift.sid });
  expect(floor.offeredTo(task)).toBeNull();
  floor.engine.activities.update(floor.workspace, shift.sid, { friendlyName: 'On shift' });
  expect(floor.offeredTo(task)).toBe('ana');
});

test("a target expression can read the worker's load", () => {
  const floor = createFloor();
  const queue = floor.queue('Support');
  const expression = 'task.language IN worker.languages AND worker.channel.chat.assigned_tasks < 1';
  floor.plan([{ expression: '1==1', targets: [{ queue, expression }] }]);
  const ana = floor.agent('ana', { languages: ['fr'] });
  floor.capacity(ana, 'chat', 5);
  const chat = { taskChannel: 'chat' };
  expect(floor.offeredTo(floor.task({ language: 'en' }, chat))).toBeNull();
  const [first, second, third] = [1, 2, 3].map(() => floor.task({ language: 'fr' }, chat));
  expect([first, second].map((task) => floor.offeredTo(task!))).toEqual(['ana', 'ana']);
  floor.answer(first!, 'accepted');
  expect(floor.offeredTo(floor.task({ language: 'fr' }, chat))).toBeNull();
  expect(floor.offeredTo(third!)).toBe('ana');
});

test('a change of the attributes of a worker, or of TargetWorkers, is tested against waiting tasks at once', () => {
  const floor = createFloor();
  const queue = floor.queue('French', 'languages HAS "fr"');
  floor.plan([], queue);
  const [first, second] = [floor.task(), floor.task()];
  const ana = floor.agent('ana', { languages: ['en'] });
  floor.agent('bo', { languages: ['de'] });
  floor.engine.workers.update(floor.workspace, ana, { attributes: '{"languages":["en","fr"]}' });
  expect(floor.offeredTo(first)).toBe('ana');
  floor.engine.taskQueues.update(floor.workspace, queue, { targetWorkers: 'languages HAS "de"' });
  expect(floor.offeredTo(second)).toBe('bo');
  expect(floor.offeredTo(first)).toBe('ana');
});

test('tasks that differ in a name which the target quotes are told apart', () => {
  const floor = createFloor();
  const queue = floor.queue('Support');
  const expression = '"task.language" == "fr" AND worker.level > 0';
  floor.plan([{ expression: '1==1', targets: [{ queue, expression }] }]);
  const [english, french] = [floor.task({ language: 'en' }), floor.task({ language: 'fr' })];
  floor.agent('ana', { level: 1 });
  expect([english, french].map((task) => floor.offeredTo(task))).toEqual([null, 'ana']);
});
