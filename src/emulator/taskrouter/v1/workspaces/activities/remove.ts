import { deleted, type Operation } from '../../../../http/operation';

export const removeActivity: Operation = {
  name: 'activities.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/Activities/:sid',
  handle: ({ engine }, { path }) => {
    engine.activities.remove(path['workspaceSid']!, path['sid']!);
    return deleted(path['sid']!);
  },
};
