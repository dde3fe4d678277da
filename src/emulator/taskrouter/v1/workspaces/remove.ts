import { deleted, type Operation } from '../../../http/operation';

export const removeWorkspace: Operation = {
  name: 'workspaces.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid',
  handle: ({ engine }, { path }) => {
    engine.workspaces.remove(path['workspaceSid']!);
    return deleted(path['workspaceSid']!);
  },
};
