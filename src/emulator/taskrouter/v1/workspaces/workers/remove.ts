import { deleted, type Operation } from '../../../../http/operation';

export const removeWorker: Operation = {
  name: 'workers.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/Workers/:sid',
  handle: ({ engine }, { path, ifMatch }) => {
    engine.workers.remove(path['workspaceSid']!, path['sid']!, ifMatch);
    return deleted(path['sid']!);
  },
};
