import { createFloor, createOneQueueFloor } from './floor';

test('tasks are filtered by expression, status, workflow, queue and priority', () => {
  const floor = createFloor();
  const { engine, workspace } = floor;
  const [french, rest] = [floor.queue('French'), floor.queue('Rest')];
  const plan = floor.plan([{ expression: 'language == "fr"', targets: [{ queue: french }] }], rest);
  const one = floor.task({ language: 'fr', leg: 'a"b' });
  const two = floor.task({ language: 'en' }, { priority: 2 });
  const found = (filters: object) => engine.tasks.list(workspace, filters).map(({ sid }) => sid);
  expect(found({ evaluateTaskAttributes: String.raw`leg == "a\"b"` })).toEqual([one]);
  expect(found({ evaluateTaskAttributes: 'language != null' })).toEqual([one, two]);
  expect(found({ taskQueueName: 'French' })).toEqual([one]);
  expect(found({ taskQueueSid: rest })).toEqual([two]);
  expect(found({ workflowName: 'Plan', workflowSid: plan })).toEqual([one, two]);
  expect(found({ workflowName: 'Other' })).toEqual([]);
  expect(found({ priority: 2 })).toEqual([two]);
  floor.cancel(one);
  expect(found({ assignmentStatus: ['canceled', 'completed'] })).toEqual([one]);
  expect(found({ assignmentStatus: ['pending'] })).toEqual([two]);
  expect(() => found({ evaluateTaskAttributes: '{"language":"fr"}' })).toThrow(/EvaluateTaskAttributes/);
});

test('tasks are ordered as asked, else by their creation', () => {
  const floor = createOneQueueFloor();
  floor.at(100);
  const start = floor.engine.now();
  const a = floor.task({}, { priority: 1 });
  const b = floor.task({}, { priority: 2, virtualStartTime: start - 1_000 });
  floor.pass(1);
  const c = floor.task({}, { priority: 1, virtualStartTime: start - 2_000 });
  const ordered = (ordering?: string) =>
    floor.engine.tasks
      .list(floor.workspace, ordering === undefined ? {} : { ordering })
      .map(({ sid }) => sid);
  expect(ordered()).toEqual([a, b, c]);
  expect(ordered('DateCreated:desc')).toEqual([c, b, a]);
  expect(ordered('Priority:desc,DateCreated:asc')).toEqual([b, a, c]);
  expect(ordered('VirtualStartTime:asc')).toEqual([c, b, a]);
  expect(() => ordered('Age:asc')).toThrow(/Ordering/);
  expect(() => ordered('DateCreated:up')).toThrow(/Ordering/);
  expect(() => ordered('DateCreated:asc,VirtualStartTime:asc')).toThrow(/not both/);
});

test('workers are filtered by name, activity, expression and queue', () => {
  const floor = createFloor();
  const { engine, workspace } = floor;
  const french = floor.queue('French', 'languages HAS "fr"');
  const ana = floor.agent('ana', { languages: ['fr'] });
  const bo = floor.agent('bo', { languages: ['en'] }, 'Offline');
  const found = (filters: object) => engine.workers.list(workspace, filters).map(({ sid }) => sid);
  expect(found({ friendlyName: 'bo' })).toEqual([bo]);
  expect(found({ available: true })).toEqual([ana]);
  expect(found({ activityName: 'Offline' })).toEqual([bo]);
  expect(found({ activitySid: floor.activity('Offline') })).toEqual([bo]);
  expect(found({ targetWorkersExpression: 'languages HAS "en" AND friendly_name != "zoe"' })).toEqual([bo]);
  expect(found({ taskQueueSid: french })).toEqual([ana]);
  expect(found({ taskQueueName: 'French' })).toEqual([ana]);
  expect(() => found({ targetWorkersExpression: 'a b' })).toThrow(/TargetWorkersExpression/);
});

test('queues are filtered by name, by a worker, and by the attributes a worker would have', () => {
  const floor = createFloor();
  const { engine, workspace } = floor;
  const [french, everybody] = [floor.queue('French', 'languages HAS "fr"'), floor.queue('Everybody')];
  const bo = floor.agent('bo', { languages: ['en'] });
  const found = (filters: object) => engine.taskQueues.list(workspace, filters).map(({ sid }) => sid);
  expect(found({ friendlyName: 'French' })).toEqual([french]);
  expect(found({ workerSid: bo })).toEqual([everybody]);
  expect(found({ evaluateWorkerAttributes: '{"languages":["fr"]}' })).toEqual([french, everybody]);
  expect(() => found({ evaluateWorkerAttributes: 'languages HAS "fr"' })).toThrow(/not a JSON object/);
});

test('reservations are filtered by status and worker', () => {
  const floor = createOneQueueFloor();
  const { engine, workspace } = floor;
  const ana = floor.agent('ana');
  const task = floor.task();
  floor.answer(task, 'rejected');
  expect(engine.reservations.listOfTask(workspace, task, { status: 'pending' })).toHaveLength(1);
  expect(engine.reservations.listOfTask(workspace, task, { workerSid: ana })).toHaveLength(2);
  expect(engine.reservations.listOfTask(workspace, task, { workerSid: 'WKx' })).toEqual([]);
  expect(engine.reservations.listOfWorker(workspace, ana, { status: 'rejected' })).toHaveLength(1);
  expect(() => engine.reservations.listOfTask(workspace, 'WTx')).toThrow(/not found/);
});
