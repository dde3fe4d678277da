import type { Calls } from './floor';

export const callsOfTasks: Calls = {
  CreateTask: async ({ workspace, workflow, queue }) =>
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
  FetchTask: async ({ workspace, taskSid, clock }) => {
    clock.forward(12.9);
    expect(await workspace.tasks(taskSid).fetch()).toMatchObject({ age: 12, assignmentStatus: 'reserved' });
  },
  ListTask: async ({ workspace, taskSid }) => {
    const found = async (filters: object) => (await workspace.tasks.list(filters)).map(({ sid }) => sid);
    expect(await found({ evaluateTaskAttributes: 'language == "fr"' })).toEqual([taskSid]);
    expect(await found({ evaluateTaskAttributes: 'language == "en"' })).toEqual([]);
    expect(await found({ assignmentStatus: ['pending', 'reserved'] })).toEqual([taskSid]);
    expect(await found({ assignmentStatus: ['pending,assigned'] })).toEqual([]);
    expect(await found({ workflowName: 'Plan', taskQueueName: 'Everybody' })).toEqual([taskSid]);
    expect(await found({ taskQueueName: 'Nobody' })).toEqual([]);
    expect(await found({ hasAddons: true })).toEqual([]);
  },
  UpdateTask: async ({ workspace, taskSid }) =>
    expect(
      await workspace.tasks(taskSid).update({ assignmentStatus: 'canceled', reason: 'gone' }),
    ).toMatchObject({ assignmentStatus: 'canceled', reason: 'gone' }),
  DeleteTask: async ({ workspace, taskSid }) => {
    expect(await workspace.tasks(taskSid).remove()).toBe(true);
    expect(await workspace.tasks.list()).toEqual([]);
  },
  FetchEvent: async ({ workspace }) => {
    const [newest] = await workspace.events.list({ limit: 1 });
    expect(await workspace.events(newest!.sid).fetch()).toMatchObject({ eventType: newest!.eventType });
  },
  ListEvent: async ({ workspace, taskSid, workerSid, clock }) => {
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
