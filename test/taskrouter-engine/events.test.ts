import { createOneQueueFloor, START } from './floor';

test('an immediate assignment is told in the documented order', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  floor.forget();
  const task = floor.task();
  floor.answer(task, 'accepted');
  floor.wrapUp(task);
  floor.answer(task, 'completed');
  expect(floor.types()).toEqual([
    'task.created',
    'workflow.entered',
    'workflow.target-matched',
    'task-queue.entered',
    'reservation.created',
    'reservation.accepted',
    'reservation.wrapup',
    'task.wrapup',
    'reservation.completed',
    'task.completed',
  ]);
});

test('task.created has a workflow and no queue', () => {
  const floor = createOneQueueFloor();
  floor.forget();
  const task = floor.task({ language: 'fr' });
  const { data } = floor.events()[0]!;
  expect(data).toEqual({
    task_sid: task,
    task_attributes: '{"language":"fr"}',
    task_age: '0',
    task_priority: '0',
    task_assignment_status: 'pending',
    task_version: '0',
    task_date_created: String(START / 1000),
    task_virtual_start_time: String(START / 1000),
    task_channel_sid: floor.read(task).taskChannelSid,
    task_channel_unique_name: 'default',
    workflow_sid: floor.plan1,
    workflow_name: 'Plan',
  });
});

test('a reservation event carries the task, the reservation and the worker', () => {
  const floor = createOneQueueFloor();
  const task = floor.task({ language: 'fr' }, { priority: 10 });
  floor.at(4);
  floor.forget();
  const ana = floor.agent('ana', { languages: ['fr'] });
  const event = floor.events().find(({ type }) => type === 'reservation.created')!;
  expect(event).toMatchObject({ resourceType: 'reservation', resourceSid: floor.offer(task).sid });
  expect(event.data).toMatchObject({
    task_sid: task,
    task_age: '4',
    task_priority: '10',
    task_assignment_status: 'reserved',
    task_version: '1',
    task_queue_name: 'Everybody',
    task_queue_target_expression: '1==1',
    task_queue_entered_date: String(START / 1000),
    reservation_sid: floor.offer(task).sid,
    reservation_version: '0',
    reservation_status: 'pending',
    worker_sid: ana,
    worker_name: 'ana',
    worker_attributes: '{"languages":["fr"]}',
    worker_activity_name: 'Available',
    worker_version: '1',
    worker_channel_capacity: '1',
    worker_channel_consumed_capacity: '1',
  });
});

test('a cancellation is told with its reason, under both of its names', () => {
  const floor = createOneQueueFloor();
  floor.agent('ana');
  const task = floor.task();
  floor.forget();
  floor.cancel(task, 'hangup');
  expect(floor.types()).toEqual(['reservation.canceled', 'task.canceled']);
  expect(floor.events()[1]!.data).toMatchObject({
    task_canceled_reason: 'hangup',
    reason: 'hangup',
    task_assignment_status: 'canceled',
    task_version: '2',
  });
});

test('a filter is named by the target that it matched', () => {
  const floor = createOneQueueFloor();
  const filter = {
    filter_friendly_name: 'French',
    expression: 'language == "fr"',
    targets: [{ queue: floor.everybody, expression: 'worker.level > 1' }],
  };
  const french = floor.plan([filter]);
  floor.forget();
  floor.task({ language: 'fr' }, { workflowSid: french });
  expect(floor.events()[2]!.data).toMatchObject({
    workflow_filter_name: 'French',
    workflow_filter_expression: 'language == "fr"',
    workflow_filter_target_name: 'Everybody',
    workflow_filter_target_expression: 'worker.level > 1',
  });
});

test('a known worker is named with the target that asks for it', () => {
  const floor = createOneQueueFloor();
  const ana = floor.agent('ana', {}, 'Offline');
  const target = { queue: floor.everybody, known_worker_friendly_name: 'task.agent' };
  const workflowSid = floor.plan([{ expression: '1==1', targets: [target] }]);
  floor.forget();
  floor.task({ agent: 'ana' }, { workflowSid });
  floor.task({ agent: 'nobody' }, { workflowSid });
  const matched = floor.events().filter(({ type }) => type === 'workflow.target-matched');
  expect(matched.map(({ data }) => data['known_worker_sid'])).toEqual([ana, undefined]);
});

test('resources tell their creation, change and deletion', () => {
  const floor = createOneQueueFloor();
  const { engine, workspace } = floor;
  floor.forget();
  const activity = engine.activities.create(workspace, { friendlyName: 'Lunch' });
  engine.activities.update(workspace, activity.sid, { friendlyName: 'Break' });
  engine.activities.remove(workspace, activity.sid);
  const channel = engine.taskChannels.create(workspace, { friendlyName: 'Fax', uniqueName: 'fax' });
  engine.taskChannels.update(workspace, 'fax', { friendlyName: 'Telefax' });
  engine.taskChannels.remove(workspace, channel.sid);
  const queue = engine.taskQueues.create(workspace, { friendlyName: 'Spare' });
  engine.taskQueues.update(workspace, queue.sid, { targetWorkers: 'a == 1' });
  engine.taskQueues.remove(workspace, queue.sid);
  const worker = engine.workers.create(workspace, { friendlyName: 'zoe' });
  engine.workers.update(workspace, worker.sid, { attributes: '{"a":1}' });
  engine.workers.remove(workspace, worker.sid);
  engine.workspaces.update(workspace, { friendlyName: 'Renamed' });
  expect(floor.types()).toEqual([
    'activity.created',
    'activity.updated',
    'activity.deleted',
    'task-channel.created',
    'task-channel.updated',
    'task-channel.deleted',
    'task-queue.created',
    'task-queue.expression.updated',
    'task-queue.deleted',
    'worker.created',
    'worker.attributes.update',
    'worker.deleted',
    'workspace.updated',
  ]);
});

test('the log goes back 15 minutes unless told otherwise, newest first', () => {
  const floor = createOneQueueFloor();
  const { engine, workspace } = floor;
  const old = floor.task();
  floor.pass(16 * 60);
  const fresh = floor.task();
  const tasksIn = (filters: object) =>
    engine.events
      .list(workspace, { eventType: 'task.created', ...filters })
      .map(({ resourceSid }) => resourceSid);
  expect(tasksIn({})).toEqual([fresh]);
  expect(tasksIn({ minutes: 16 })).toEqual([fresh, old]);
  expect(tasksIn({ startDate: START })).toEqual([fresh, old]);
  expect(tasksIn({ startDate: START, endDate: START + 1 })).toEqual([old]);
  expect(tasksIn({ startDate: START, taskSid: old })).toEqual([old]);
  expect(tasksIn({ startDate: START, workerSid: 'WKx' })).toEqual([]);
  expect(tasksIn({ taskChannel: 'default' })).toEqual([fresh]);
  expect(tasksIn({ taskChannel: 'voice' })).toEqual([]);
});

test('an event can be read by its SID for 30 days', () => {
  const floor = createOneQueueFloor();
  const { sid } = floor.engine.events.list(floor.workspace)[0]!;
  expect(floor.engine.events.fetch(floor.workspace, sid).sid).toBe(sid);
  floor.pass(31 * 24 * 3600);
  expect(() => floor.engine.events.fetch(floor.workspace, sid)).toThrow(/was not found/);
  expect(floor.engine.events.list(floor.workspace, { startDate: START })).toEqual([]);
});

test('a workflow with an assignment callback asks about each reservation', () => {
  const floor = createOneQueueFloor();
  const assignmentCallbackUrl = 'https://example.org/assignment';
  floor.engine.workflows.update(floor.workspace, floor.plan1, { assignmentCallbackUrl });
  floor.agent('ana');
  const task = floor.task();
  const { sid } = floor.offer(task);
  const created = floor.events().findLast(({ resourceSid }) => resourceSid === sid)!;
  expect(floor.emissions.at(-1)).toMatchObject({
    kind: 'assignment',
    workspace: { sid: floor.workspace },
    workflow: { sid: floor.plan1, assignmentCallbackUrl },
    data: created.data,
  });
});
