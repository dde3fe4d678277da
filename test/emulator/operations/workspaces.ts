import type { Calls } from './floor';

export const callsOfWorkspaces: Calls = {
  CreateWorkspace: async ({ sdk }) => {
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
  FetchWorkspace: async ({ workspace }) =>
    expect(await workspace.fetch()).toMatchObject({ eventCallbackUrl: '', eventsFilter: null }),
  ListWorkspace: async ({ sdk, workspaceSid }) => {
    await sdk.taskrouter.v1.workspaces.create({ friendlyName: 'Other' });
    const found = await sdk.taskrouter.v1.workspaces.list({ friendlyName: 'Floor' });
    expect(found.map(({ sid }) => sid)).toEqual([workspaceSid]);
  },
  UpdateWorkspace: async ({ workspace, activity }) =>
    expect(
      await workspace.update({ friendlyName: 'Renamed', timeoutActivitySid: activity('Unavailable') }),
    ).toMatchObject({ friendlyName: 'Renamed', timeoutActivityName: 'Unavailable' }),
  DeleteWorkspace: async ({ sdk, workspace }) => {
    expect(await workspace.remove()).toBe(true);
    expect(await sdk.taskrouter.v1.workspaces.list()).toEqual([]);
  },
  CreateActivity: async ({ workspace }) =>
    expect(await workspace.activities.create({ friendlyName: 'Back office', available: true })).toMatchObject(
      {
        friendlyName: 'Back office',
        available: true,
      },
    ),
  FetchActivity: async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Offline')).fetch()).toMatchObject({ available: false }),
  ListActivity: async ({ workspace }) => {
    const found = await workspace.activities.list({ available: 'true' });
    expect(found.map(({ friendlyName }) => friendlyName)).toEqual(['Available']);
  },
  UpdateActivity: async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Offline')).update({ friendlyName: 'Away' })).toMatchObject({
      friendlyName: 'Away',
      available: false,
    }),
  DeleteActivity: async ({ workspace, activity }) =>
    expect(await workspace.activities(activity('Unavailable')).remove()).toBe(true),
  CreateTaskChannel: async ({ workspace }) =>
    expect(
      await workspace.taskChannels.create({
        friendlyName: 'WhatsApp',
        uniqueName: 'whatsapp',
        channelOptimizedRouting: true,
      }),
    ).toMatchObject({ uniqueName: 'whatsapp', channelOptimizedRouting: true }),
  FetchTaskChannel: async ({ workspace }) =>
    expect(await workspace.taskChannels('voice').fetch()).toMatchObject({ uniqueName: 'voice' }),
  ListTaskChannel: async ({ workspace }) =>
    expect((await workspace.taskChannels.list()).map(({ uniqueName }) => uniqueName)).toEqual([
      'default',
      'voice',
      'chat',
      'sms',
      'video',
    ]),
  UpdateTaskChannel: async ({ workspace }) =>
    expect(await workspace.taskChannels('chat').update({ friendlyName: 'Chat' })).toMatchObject({
      friendlyName: 'Chat',
      uniqueName: 'chat',
    }),
  DeleteTaskChannel: async ({ workspace }) => {
    await workspace.taskChannels.create({ friendlyName: 'Fax', uniqueName: 'fax' });
    expect(await workspace.taskChannels('fax').remove()).toBe(true);
  },
};
