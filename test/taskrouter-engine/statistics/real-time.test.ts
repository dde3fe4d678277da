import { createFloor, createOneQueueFloor } from '../floor';

test('a queue as it stands: tasks by status and priority, who waits longest, since when, and who could serve', () => {
  const { engine, workspace, everybody, agent, task, answer, wrapUp, complete, at, capacity } =
    createOneQueueFloor();
  const ana = agent('ana');
  capacity(ana, 'default', 4);
  agent('bo', {}, 'Offline');
  const [done, wrapping, assigned] = [task(), task(), task({}, { priority: 7 })];
  for (const sid of [done, wrapping, assigned]) answer(sid, 'accepted');
  wrapUp(wrapping);
  complete(done);
  at(10);
  task();
  task();
  const oldest = task({}, { priority: 7 });
  at(30);
  task();
  const now = engine.realTimeStatistics.ofTaskQueue(workspace, everybody);
  expect(now).toMatchObject({
    total: 6,
    byStatus: { pending: 2, reserved: 2, assigned: 1, wrapping: 1 },
    byPriority: { 0: 4, 7: 2 },
    eligible: { total: 2 },
    totalAvailable: 1,
  });
  // Ana has room for two: the task of priority 7 came third, when she was full.
  expect(now.longestWaiting).toEqual({ sid: oldest, age: 20 });
});

test('a worker who is reserved elsewhere is still available; a reserved task does not wait', () => {
  const { engine, workspace, everybody, agent, task, at } = createOneQueueFloor();
  agent('ana');
  task();
  at(30);
  expect(engine.realTimeStatistics.ofTaskQueue(workspace, everybody)).toMatchObject({
    byStatus: { reserved: 1, pending: 0 },
    totalAvailable: 1,
    longestWaiting: { sid: null, age: 0 },
    longestInQueue: { sid: null, age: 0 },
  });
});

test('the longest waiting is counted from its creation, the longest in the queue from its entry', () => {
  const { engine, workspace, queue, plan, task, at } = createFloor();
  const [first, second] = [queue('First', ''), queue('Second', '')];
  plan([
    { expression: 'vip == true', targets: [{ queue: second }] },
    { expression: '1==1', targets: [{ queue: first, timeout: 60 }, { queue: second }] },
  ]);
  const moved = task();
  at(50);
  const direct = task({ vip: true });
  at(90);
  const { ofTaskQueue, ofWorkflow, ofWorkspace } = engine.realTimeStatistics;
  expect(ofTaskQueue(workspace, second)).toMatchObject({
    total: 2,
    longestWaiting: { sid: moved, age: 90 },
    longestInQueue: { sid: direct, age: 40 },
    eligible: { total: 0 },
    totalAvailable: 0,
  });
  expect(ofTaskQueue(workspace, first)).toMatchObject({ total: 0, byPriority: {} });
  const workflow = engine.workflows.list(workspace)[0]!.sid;
  expect(ofWorkflow(workspace, workflow)).toMatchObject({
    total: 2,
    longestWaiting: { sid: moved, age: 90 },
  });
  expect(ofWorkspace(workspace)).toMatchObject({ total: 2, workers: { total: 0 } });
});

test('on one task channel: its tasks, and the workers who serve it', () => {
  const { engine, workspace, everybody, agent, task, capacity, pass } = createOneQueueFloor();
  const [ana, bo] = [agent('ana'), agent('bo')];
  capacity(ana, 'voice', 0);
  engine.workerChannels.update(workspace, bo, 'voice', { available: false });
  const call = task({}, { taskChannel: 'voice' });
  task({}, { taskChannel: 'chat' });
  pass(4);
  const { ofTaskQueue, ofWorkspace } = engine.realTimeStatistics;
  expect(ofTaskQueue(workspace, everybody, { taskChannel: 'voice' })).toMatchObject({
    total: 1,
    byStatus: { pending: 1, reserved: 0 },
    longestWaiting: { sid: call, age: 4 },
    eligible: { total: 0 },
    totalAvailable: 0,
  });
  expect(ofTaskQueue(workspace, everybody, { taskChannel: 'chat' })).toMatchObject({
    byStatus: { pending: 0, reserved: 1 },
    eligible: { total: 2 },
  });
  expect(ofWorkspace(workspace, { taskChannel: 'fax' })).toMatchObject({ total: 0, workers: { total: 0 } });
});
