import type { Calls } from './floor';

export const callsOfRouting: Calls = {
  CreateTaskQueue: async ({ workspace, activity }) =>
    expect(
      await workspace.taskQueues.create({
        friendlyName: 'French',
        targetWorkers: 'languages HAS "fr"',
        taskOrder: 'LIFO',
        maxReservedWorkers: 3,
        reservationActivitySid: activity('Unavailable'),
      }),
    ).toMatchObject({
      friendlyName: 'French',
      targetWorkers: 'languages HAS "fr"',
      taskOrder: 'LIFO',
      maxReservedWorkers: 3,
      reservationActivityName: 'Unavailable',
      assignmentActivitySid: null,
    }),
  FetchTaskQueue: async ({ workspace, queue }) =>
    expect(await workspace.taskQueues(queue.sid).fetch()).toMatchObject({ targetWorkers: '1==1' }),
  ListTaskQueue: async ({ workspace, workerSid, queue, clock }) => {
    await workspace.taskQueues.create({ friendlyName: 'Nobody', targetWorkers: '' });
    const names = async (filters: object) =>
      (await workspace.taskQueues.list(filters)).map(({ friendlyName }) => friendlyName);
    expect(await names({ friendlyName: 'Nobody' })).toEqual(['Nobody']);
    expect(await names({ workerSid })).toEqual(['Everybody']);
    expect(await names({ evaluateWorkerAttributes: '{}' })).toEqual(['Everybody']);
    clock.forward(1);
    await workspace.taskQueues(queue.sid).update({ maxReservedWorkers: 1 });
    expect(await names({ ordering: 'DateUpdated:desc' })).toEqual(['Everybody', 'Nobody']);
  },
  UpdateTaskQueue: async ({ workspace, queue }) =>
    expect(await workspace.taskQueues(queue.sid).update({ targetWorkers: 'level > 1' })).toMatchObject({
      friendlyName: 'Everybody',
      targetWorkers: 'level > 1',
    }),
  DeleteTaskQueue: async ({ workspace }) => {
    const { sid } = await workspace.taskQueues.create({ friendlyName: 'Spare' });
    expect(await workspace.taskQueues(sid).remove()).toBe(true);
  },
  CreateWorkflow: async ({ workspace, workflow }) =>
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
  FetchWorkflow: async ({ workspace, workflow }) =>
    expect(await workspace.workflows(workflow.sid).fetch()).toMatchObject({ taskReservationTimeout: 120 }),
  ListWorkflow: async ({ workspace, workflow }) => {
    const found = await workspace.workflows.list({ friendlyName: 'Plan' });
    expect(found.map(({ sid }) => sid)).toEqual([workflow.sid]);
  },
  UpdateWorkflow: async ({ workspace, workflow }) =>
    expect(
      await workspace.workflows(workflow.sid).update({ taskReservationTimeout: 30, reEvaluateTasks: 'true' }),
    ).toMatchObject({ taskReservationTimeout: 30, friendlyName: 'Plan' }),
  DeleteWorkflow: async ({ workspace, workflow, taskSid }) => {
    await workspace.tasks(taskSid).remove();
    expect(await workspace.workflows(workflow.sid).remove()).toBe(true);
  },
};
