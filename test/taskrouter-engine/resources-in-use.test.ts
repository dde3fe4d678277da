import { createFloor, createOneQueueFloor } from './floor';

test('a new workspace has its activities and task channels', () => {
  const { engine, workspace } = createFloor();
  const names = engine.activities
    .list(workspace)
    .map(({ friendlyName, available }) => [friendlyName, available]);
  expect(names).toEqual([
    ['Offline', false],
    ['Unavailable', false],
    ['Available', true],
  ]);
  expect(engine.taskChannels.list(workspace).map(({ uniqueName }) => uniqueName)).toEqual([
    'default',
    'voice',
    'chat',
    'sms',
    'video',
  ]);
  const { defaultActivitySid, timeoutActivitySid } = engine.workspaces.fetch(workspace);
  const offline = engine.activities.list(workspace)[0]!.sid;
  expect([defaultActivitySid, timeoutActivitySid]).toEqual([offline, offline]);
});

test('the FIFO template adds a queue for everybody and a workflow into it', () => {
  const { engine } = createFloor();
  const { sid } = engine.workspaces.create({ friendlyName: 'Template', template: 'FIFO' });
  expect(engine.taskQueues.list(sid)).toMatchObject([
    { friendlyName: 'Sample Queue', targetWorkers: '1==1' },
  ]);
  expect(engine.workflows.list(sid)).toMatchObject([
    { friendlyName: 'Default Fifo Workflow', taskReservationTimeout: 120, assignmentCallbackUrl: '' },
  ]);
  expect(engine.tasks.create(sid, {}).status).toBe('pending');
});

test('deleting a workspace deletes everything in it, and nothing of it is due any more', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  floor.task();
  floor.engine.workspaces.remove(floor.workspace);
  expect(() => floor.engine.tasks.list(floor.workspace)).toThrow(/Workspace WS\w{32} was not found/);
  expect(floor.engine.nextDueAt()).toBeNull();
});

test('what is in use cannot be deleted', () => {
  const floor = createOneQueueFloor();
  const { engine, workspace } = floor;
  const task = floor.task({}, { taskChannel: 'chat' });
  const offline = floor.activity('Offline');
  const break_ = engine.activities.create(workspace, { friendlyName: 'Break' }).sid;
  engine.workers.create(workspace, { friendlyName: 'zoe', activitySid: break_ });
  engine.taskChannels.create(workspace, { friendlyName: 'Fax', uniqueName: 'fax' });
  floor.task({}, { taskChannel: 'fax' });
  expect(() => engine.activities.remove(workspace, offline)).toThrow(/default or timeout activity/);
  expect(() => engine.activities.remove(workspace, break_)).toThrow(/while workers are in it/);
  expect(() => engine.taskChannels.remove(workspace, 'chat')).toThrow(/belongs to every workspace/);
  expect(() => engine.taskChannels.remove(workspace, 'fax')).toThrow(/while it has tasks/);
  expect(() => engine.taskQueues.remove(workspace, floor.everybody)).toThrow(/while it has tasks/);
  expect(() => engine.workflows.remove(workspace, floor.plan1)).toThrow(/while it has tasks/);
  for (const { sid } of engine.tasks.list(workspace)) engine.tasks.remove(workspace, sid);
  expect(() => engine.taskQueues.remove(workspace, floor.everybody)).toThrow(
    /while Workflow WW\w{32} refers to it/,
  );
  engine.workflows.remove(workspace, floor.plan1);
  engine.taskQueues.remove(workspace, floor.everybody);
  engine.taskChannels.remove(workspace, 'fax');
  expect(engine.taskQueues.list(workspace)).toEqual([]);
  expect(() => floor.read(task)).toThrow(/not found/);
});

test.each([['web-chat'], ['1chat'], [''], ['cha t']])(
  '%j is no unique name of a task channel',
  (uniqueName) => {
    const { engine, workspace } = createFloor();
    const create = () => engine.taskChannels.create(workspace, { friendlyName: 'X', uniqueName });
    expect(create).toThrow(/UniqueName/);
  },
);

test('a workspace holds at most 100 activities', () => {
  const { engine, workspace } = createFloor();
  for (let n = 4; n <= 100; n += 1) engine.activities.create(workspace, { friendlyName: `A${n}` });
  expect(() => engine.activities.create(workspace, { friendlyName: 'One more' })).toThrow(/at most 100/);
});
