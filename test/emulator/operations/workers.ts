import type { Calls } from './floor';

export const callsOfWorkers: Calls = {
  CreateWorker: async ({ workspace }) =>
    expect(await workspace.workers.create({ friendlyName: 'zoe' })).toMatchObject({
      friendlyName: 'zoe',
      attributes: '{}',
      activityName: 'Offline',
      available: false,
    }),
  FetchWorker: async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).fetch()).toMatchObject({
      friendlyName: 'ana',
      attributes: '{"languages":["fr"]}',
      activityName: 'Available',
      dateStatusChanged: new Date('2026-01-01T00:00:00Z'),
    }),
  ListWorker: async ({ workspace, agent, clock, activity, workerSid }) => {
    await agent('bo', 'Offline');
    const names = async (filters: object) =>
      (await workspace.workers.list(filters)).map(({ friendlyName }) => friendlyName);
    expect(await names({ friendlyName: 'ana' })).toEqual(['ana']);
    expect(await names({ available: 'false' })).toEqual(['bo']);
    expect(await names({ targetWorkersExpression: 'languages HAS "fr"' })).toEqual(['ana']);
    clock.forward(1);
    await workspace.workers(workerSid).update({ activitySid: activity('Unavailable') });
    expect(await names({ ordering: 'DateStatusChanged:asc' })).toEqual(['bo', 'ana']);
    expect(await names({ ordering: 'DateStatusChanged:desc' })).toEqual(['ana', 'bo']);
  },
  UpdateWorker: async ({ workspace, workerSid, activity }) =>
    expect(
      await workspace.workers(workerSid).update({
        activitySid: activity('Offline'),
        attributes: '{"languages":["en"]}',
        rejectPendingReservations: true,
      }),
    ).toMatchObject({ activityName: 'Offline', attributes: '{"languages":["en"]}' }),
  DeleteWorker: async ({ workspace, agent }) =>
    expect(await workspace.workers((await agent('bo', 'Offline')).sid).remove()).toBe(true),
  FetchWorkerChannel: async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).workerChannels('default').fetch()).toMatchObject({
      taskChannelUniqueName: 'default',
      configuredCapacity: 1,
      available: true,
      assignedTasks: 0,
      availableCapacityPercentage: 0,
    }),
  ListWorkerChannel: async ({ workspace, workerSid }) =>
    expect(await workspace.workers(workerSid).workerChannels.list()).toHaveLength(5),
  UpdateWorkerChannel: async ({ workspace, workerSid }) => {
    const changed = await workspace.workers(workerSid).workerChannels('default').update({ capacity: 3 });
    expect(changed).toMatchObject({ configuredCapacity: 3, availableCapacityPercentage: 66 });
  },
};
