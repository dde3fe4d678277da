import { deleted, type Operation } from '../../../../http/operation';

export const removeTaskQueue: Operation = {
  name: 'taskQueues.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/TaskQueues/:sid',
  handle: ({ engine }, { path }) => {
    engine.taskQueues.remove(path['workspaceSid']!, path['sid']!);
    return deleted(path['sid']!);
  },
};
