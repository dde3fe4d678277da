import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { taskQueueParameters } from './parameters';
import { representTaskQueue } from './representation';

export const updateTaskQueue: Operation = {
  name: 'taskQueues.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/TaskQueues/:sid',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const change = { ...given({ friendlyName: form.filled('FriendlyName') }), ...taskQueueParameters(form) };
    const queue = emulator.engine.taskQueues.update(workspaceSid, path['sid']!, change);
    return updated(representTaskQueue(emulator, base, workspaceSid, queue), queue);
  },
};
