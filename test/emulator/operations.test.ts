import { taskRouterOperations } from '../../src/emulator/taskrouter/v1/routes';
import { closeAll, startFloor } from './harness';

afterEach(closeAll);

type Floor = Awaited<ReturnType<typeof startFloor>> & { taskSid: string; workerSid: string };

const drawFloor = async (): Promise<Floor> => {
  const floor = await startFloor();
  const worker = await floor.agent('ana', 'Available', { languages: ['fr'] });
  const task = await floor.workspace.tasks.create({ attributes: '{"language":"fr"}' });
  return { ...floor, taskSid: task.sid, workerSid: worker.sid };
};

const firstReservation = async ({ workspace, taskSid }: Floor) =>
  (await workspace.tasks(taskSid).reservations.list())[0]!.sid;

/** Every operation of the register, as the official SDK calls it, and what its answer must show. */
const calls: Record<string, (floor: Floor) => Promise<unknown>> = {
  'workspaces.create': async ({ sdk }) => {
    const made = await sdk.taskrouter.v1.workspaces.create({
      friendlyName: 'New',
      eventCallbackUrl: 'http://127.0.0.1:9/events',
      eventsFilter: 'task.created,task.canceled',
      template: 'FIFO',
      prioritizeQueueOrder: 'LIFO',
    });
    expect(made).toMatchObject({
      friendlyName: 'New',
      eventCallbackUrl: 'http://127.0.0.1:9/events',
      eventsFilter: 'task.created,task.canceled',
      multiTaskEnabled: true,
      prioritizeQueueOrder: 'LIFO',
      defaultActivityName: 'Offline',
      timeoutActivityName: 'Offline',
      dateCreated: new Date('2026-01-01T00:00:00Z'),
    });
  },
  'workspaces.fetch': async ({ workspace }) =>
    expect(await workspace.fetch()).toMatchObject({ eventCallbackUrl: '', eventsFilter: null }),
  'workspaces.list': async ({ sdk, workspaceSid }) => {
    await sdk.taskrouter.v1.workspaces.create({ friendlyName: 'Other' });
    const found = await sdk.taskrouter.v1.workspaces.list({ friendlyName: 'Floor' });
    expect(found.map(({ sid }) => sid)).toEqual([workspaceSid]);
  },
  'workspaces.update': async ({ workspace, activity }) =>
    expect(
      await workspace.update({ friendlyName: 'Renamed', timeoutActivitySid: activity('Unavailable') }),
    ).toMatchObject({ friendlyName: 'Renamed', timeoutActivityName: 'Unavailable' }),
  'workspaces.remove': async ({ sdk, workspace }) => {
    expect(await workspace.remove()).toBe(true);
    expect(await sdk.taskrouter.v1.workspaces.list()).toEqual([]);
  },
  'activities.create': async ({ workspace }) =>
    expect(await workspace.activities.create({ friendlyName: 'Back office', available: true })).toMatchObject(
      {
        friendlyName: 'Back office',
        available: true,
      },
    ),
  'activities.fetch': async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Offline')).fetch()).toMatchObject({ available: false }),
  'activities.list': async ({ workspace }) => {
    const found = await workspace.activities.list({ available: 'true' });
    expect(found.map(({ friendlyName }) => friendlyName)).toEqual(['Available']);
  },
  'activities.update': async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Offline')).update({ friendlyName: 'Away' })).toMatchObject({
      friendlyName: 'Away',
      available: false,
    }),
  'activities.remove': async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Unavailable')).remove()).toBe(true),
  'taskChannels.create': async ({ workspace }) =>
    expect(
      await workspace.taskChannels.create({
        friendlyName: 'WhatsApp',
        uniqueName: 'whatsapp',
        channelOptimizedRouting: true,
      }),
    ).toMatchObject({ uniqueName: 'whatsapp', channelOptimizedRouting: true }),
  'taskChannels.fetch': async ({ workspace }) =>
    expect(await workspace.taskChannels('voice').fetch()).toMatchObject({ uniqueName: 'voice' }),
  'taskChannels.list': async ({ workspace }) =>
    expect((await workspace.taskChannels.list()).map(({ uniqueName }) => uniqueName)).toEqual([
      'default',
      'voice',
      'chat',
      'sms',
      'video',
    ]),
  'taskChannels.update': async ({ workspace }) =>
    expect(await workspace.taskChannels('chat').update({ friendlyName: 'Chat' })).toMatchObject({
      friendlyName: 'Chat',
      uniqueName: 'chat',
    }),
  'taskChannels.remove': async ({ workspace }) => {
    await workspace.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
    expect(await workspace.taskChannels('fax').remove()).toBe(true);
  },
  'workers.create': async ({ workspace }) =>
    expect(await workspace.workers.create({ friendlyName: 'zoe' })).toMatchObject({
      friendlyName: 'zoe',
      attributes: '{}',
      activityName: 'Offline',
      available: false,
    }),
  'workers.fetch': async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).fetch()).toMatchObject({
      friendlyName: 'ana',
      attributes: '{"languages":["fr"]}',
      activityName: 'Available',
      dateStatusChanged: new Date('2026-01-01T00:00:00Z'),
    }),
  'workers.list': async ({ workspace, agent }) => {
    await agent('bo', 'Offline');
    const names = async (filters: object) =>
      (await workspace.workers.list(filters)).map(({ friendlyName }) => friendlyName);
    expect(await names({ friendlyName: 'ana' })).toEqual(['ana']);
    expect(await names({ available: 'false' })).toEqual(['bo']);
    expect(await names({ targetWorkersExpression: 'languages HAS "fr"' })).toEqual(['ana']);
  },
  'workers.update': async ({ workspace, workerSid, activity }) =>
    expect(
      await workspace.workers(workerSid).update({
        activitySid: activity('Offline'),
        attributes: '{"languages":["en"]}',
        rejectPendingReservations: true,
      }),
    ).toMatchObject({ activityName: 'Offline', attributes: '{"languages":["en"]}' }),
  'workers.remove': async ({ workspace, agent }) =>
    expect(await workspace.workers((await agent('bo', 'Offline')).sid).remove()).toBe(true),
  'workerChannels.fetch': async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).workerChannels('default').fetch()).toMatchObject({
      taskChannelUniqueName: 'default',
      configuredCapacity: 1,
      available: true,
      assignedTasks: 0,
      availableCapacityPercentage: 0,
    }),
  'workerChannels.list': async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).workerChannels.list()).toHaveLength(5),
  'workerChannels.update': async ({ workspace, workerSid }) => {
    const changed = await workspace.workers(workerSid).workerChannels('default').update({ capacity: 3 });
    expect(changed).toMatchObject({ configuredCapacity: 3, availableCapacityPercentage: 66 });
  },
  'workerReservations.fetch': async (floor) => {
    const sid = await firstReservation(floor);
    const found = await floor.workspace.workers(floor.workerSid).reservations(sid).fetch();
    expect(found).toMatchObject({ taskSid: floor.taskSid, workerName: 'ana', reservationStatus: 'pending' });
    expect(found.url).toContain(`/Workers/${floor.workerSid}/Reservations/${sid}`);
  },
  'workerReservations.list': async ({ workspace, workerSid }) => {
    const { reservations } = workspace.workers(workerSid);
    expect(await reservations.list({ reservationStatus: 'pending' })).toHaveLength(1);
    expect(await reservations.list({ reservationStatus: 'accepted' })).toEqual([]);
  },
  'workerReservations.update': async (floor) => {
    const reservation = floor.workspace.workers(floor.workerSid).reservations(await firstReservation(floor));
    const accepted = await reservation.update({ reservationStatus: 'accepted' });
    expect(accepted.reservationStatus).toBe('accepted');
    expect((await floor.workspace.tasks(floor.taskSid).fetch()).assignmentStatus).toBe('assigned');
  },
  'taskQueues.create': async ({ workspace, activity }) =>
    expect(
      await workspace.taskQueues.create({
        friendlyName: 'French',
        targetWorkers: 'languages HAS "fr"',
        taskOrder: 'LIFO',
        maxReservedWorkers: 1,
        reservationActivitySid: activity('Unavailable'),
      }),
    ).toMatchObject({
      friendlyName: 'French',
      targetWorkers: 'languages HAS "fr"',
      taskOrder: 'LIFO',
      maxReservedWorkers: 1,
      reservationActivityName: 'Unavailable',
      assignmentActivitySid: null,
    }),
  'taskQueues.fetch': async ({ workspace, queue }) =>
    expect(await workspace.taskQueues(queue.sid).fetch()).toMatchObject({ targetWorkers: '1==1' }),
  'taskQueues.list': async ({ workspace, workerSid }) => {
    await workspace.taskQueues.create({ friendlyName: 'Nobody', targetWorkers: '' });
    const names = async (filters: object) =>
      (await workspace.taskQueues.list(filters)).map(({ friendlyName }) => friendlyName);
    expect(await names({ friendlyName: 'Nobody' })).toEqual(['Nobody']);
    expect(await names({ workerSid })).toEqual(['Everybody']);
    expect(await names({ evaluateWorkerAttributes: '{}' })).toEqual(['Everybody']);
  },
  'taskQueues.update': async ({ workspace, queue }) =>
    expect(await workspace.taskQueues(queue.sid).update({ targetWorkers: 'level > 1' })).toMatchObject({
      friendlyName: 'Everybody',
      targetWorkers: 'level > 1',
    }),
  'taskQueues.remove': async ({ workspace }) => {
    const { sid } = await workspace.taskQueues.create({ friendlyName: 'Spare' });
    expect(await workspace.taskQueues(sid).remove()).toBe(true);
  },
  'workflows.create': async ({ workspace, workflow }) =>
    expect(
      await workspace.workflows.create({
        friendlyName: 'Second',
        configuration: workflow.configuration,
        assignmentCallbackUrl: 'http://127.0.0.1:9/assignment',
        fallbackAssignmentCallbackUrl: 'http://127.0.0.1:9/fallback',
        taskReservationTimeout: 20,
      }),
    ).toMatchObject({
      configuration: workflow.configuration,
      assignmentCallbackUrl: 'http://127.0.0.1:9/assignment',
      fallbackAssignmentCallbackUrl: 'http://127.0.0.1:9/fallback',
      taskReservationTimeout: 20,
      documentContentType: 'application/json',
    }),
  'workflows.fetch': async ({ workspace, workflow }) =>
    expect(await workspace.workflows(workflow.sid).fetch()).toMatchObject({ taskReservationTimeout: 120 }),
  'workflows.list': async ({ workspace, workflow }) => {
    const found = await workspace.workflows.list({ friendlyName: 'Plan' });
    expect(found.map(({ sid }) => sid)).toEqual([workflow.sid]);
  },
  'workflows.update': async ({ workspace, workflow }) =>
    expect(
      await workspace.workflows(workflow.sid).update({ taskReservationTimeout: 30, reEvaluateTasks: 'true' }),
    ).toMatchObject({ taskReservationTimeout: 30, friendlyName: 'Plan' }),
  'workflows.remove': async ({ workspace, workflow, taskSid }) => {
    await workspace.tasks(taskSid).remove();
    expect(await workspace.workflows(workflow.sid).remove()).toBe(true);
  },
  'tasks.create': async ({ workspace, workflow, queue }) =>
    expect(
      await workspace.tasks.create({
        attributes: '{"a":1}',
        workflowSid: workflow.sid,
        taskChannel: 'chat',
        priority: 5,
        timeout: 600,
        virtualStartTime: new Date('2025-12-31T23:59:00Z'),
      }),
    ).toMatchObject({
      assignmentStatus: 'pending',
      attributes: '{"a":1}',
      addons: '{}',
      age: 0,
      priority: 5,
      timeout: 600,
      reason: null,
      taskChannelUniqueName: 'chat',
      workflowFriendlyName: 'Plan',
      taskQueueSid: queue.sid,
      taskQueueFriendlyName: 'Everybody',
      taskQueueEnteredDate: new Date('2026-01-01T00:00:00Z'),
      virtualStartTime: new Date('2025-12-31T23:59:00Z'),
      routingTarget: null,
      ignoreCapacity: false,
    }),
  'tasks.fetch': async ({ workspace, taskSid, clock }) => {
    clock.forward(12.9);
    expect(await workspace.tasks(taskSid).fetch()).toMatchObject({ age: 12, assignmentStatus: 'reserved' });
  },
  'tasks.list': async ({ workspace, taskSid }) => {
    const found = async (filters: object) => (await workspace.tasks.list(filters)).map(({ sid }) => sid);
    expect(await found({ evaluateTaskAttributes: 'language == "fr"' })).toEqual([taskSid]);
    expect(await found({ evaluateTaskAttributes: 'language == "en"' })).toEqual([]);
    expect(await found({ assignmentStatus: ['pending', 'reserved'] })).toEqual([taskSid]);
    expect(await found({ assignmentStatus: ['pending,assigned'] })).toEqual([]);
    expect(await found({ workflowName: 'Plan', taskQueueName: 'Everybody' })).toEqual([taskSid]);
    expect(await found({ taskQueueName: 'Nobody' })).toEqual([]);
    expect(await found({ hasAddons: true })).toEqual([]);
  },
  'tasks.update': async ({ workspace, taskSid }) =>
    expect(
      await workspace.tasks(taskSid).update({ assignmentStatus: 'canceled', reason: 'gone' }),
    ).toMatchObject({ assignmentStatus: 'canceled', reason: 'gone' }),
  'tasks.remove': async ({ workspace, taskSid }) => {
    expect(await workspace.tasks(taskSid).remove()).toBe(true);
    expect(await workspace.tasks.list()).toEqual([]);
  },
  'taskReservations.fetch': async (floor) => {
    const sid = await firstReservation(floor);
    const found = await floor.workspace.tasks(floor.taskSid).reservations(sid).fetch();
    expect(found).toMatchObject({ workerSid: floor.workerSid, reservationStatus: 'pending' });
    expect(found.url).toContain(`/Tasks/${floor.taskSid}/Reservations/${sid}`);
  },
  'taskReservations.list': async ({ workspace, taskSid, workerSid }) => {
    const { reservations } = workspace.tasks(taskSid);
    expect(await reservations.list({ reservationStatus: 'pending', workerSid })).toHaveLength(1);
    expect(await reservations.list({ workerSid: 'WKx' })).toEqual([]);
  },
  'taskReservations.update': async (floor) => {
    const reservation = floor.workspace.tasks(floor.taskSid).reservations(await firstReservation(floor));
    const rejected = await reservation.update({
      reservationStatus: 'rejected',
      workerActivitySid: floor.activity('Unavailable'),
    });
    expect(rejected.reservationStatus).toBe('rejected');
    const worker = await floor.workspace.workers(floor.workerSid).fetch();
    expect(worker.activityName).toBe('Unavailable');
  },
  'events.fetch': async ({ workspace }) => {
    const [newest] = await workspace.events.list({ limit: 1 });
    expect(await workspace.events(newest!.sid).fetch()).toMatchObject({ eventType: newest!.eventType });
  },
  'events.list': async ({ workspace, taskSid, workerSid, clock }) => {
    const events = await workspace.events.list({ taskSid });
    expect(events.map(({ eventType }) => eventType)).toEqual([
      'reservation.created',
      'task-queue.entered',
      'workflow.target-matched',
      'workflow.entered',
      'task.created',
    ]);
    expect(events[0]).toMatchObject({
      resourceType: 'reservation',
      eventDate: new Date('2026-01-01T00:00:00Z'),
      eventDateMs: Date.parse('2026-01-01T00:00:00Z'),
      eventData: { task_sid: taskSid, worker_sid: workerSid, task_version: '1', task_age: '0' },
    });
    expect(await workspace.events.list({ eventType: 'task.created', workerSid })).toEqual([]);
    expect(await workspace.events.list({ eventType: 'reservation.created', workerSid })).toHaveLength(1);
    clock.forward(20 * 60);
    expect(await workspace.events.list({ eventType: 'task.created' })).toEqual([]);
    expect(await workspace.events.list({ eventType: 'task.created', minutes: 20 })).toHaveLength(1);
    const startDate = new Date('2026-01-01T00:00:00Z');
    expect(await workspace.events.list({ eventType: 'task.created', startDate })).toHaveLength(1);
    expect(await workspace.events.list({ startDate, endDate: startDate, taskSid })).toHaveLength(5);
  },
};

test.each(taskRouterOperations.map(({ name }) => name))('%s', async (name) => {
  const call = calls[name];
  expect(call).toBeDefined();
  await call!(await drawFloor());
});

test('no call of the table is without an operation', () => {
  expect(Object.keys(calls).sort()).toEqual(taskRouterOperations.map(({ name }) => name).sort());
});
