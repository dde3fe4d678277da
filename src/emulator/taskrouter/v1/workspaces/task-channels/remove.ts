import { deleted, type Operation } from '../../../../http/operation';

export const removeTaskChannel: Operation = {
  name: 'taskChannels.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/TaskChannels/:sid',
  handle: ({ engine }, { path }) => {
    const { sid } = engine.taskChannels.fetch(path['workspaceSid']!, path['sid']!);
    engine.taskChannels.remove(path['workspaceSid']!, sid);
    return deleted(sid);
  },
};
