import { deleted, type Operation } from '../../../../http/operation';

export const removeTask: Operation = {
  name: 'tasks.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/Tasks/:sid',
  handle: ({ engine }, { path, ifMatch }) => {
    engine.tasks.remove(path['workspaceSid']!, path['sid']!, ifMatch);
    return deleted(path['sid']!);
  },
};
