import { fetched, type Operation } from '../../../../http/operation';
import { representTaskQueue } from './representation';

export const fetchTaskQueue: Operation = {
  name: 'taskQueues.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const queue = emulator.engine.taskQueues.fetch(workspaceSid, path['sid']!);
    return fetched(representTaskQueue(emulator, base, workspaceSid, queue));
  },
};
