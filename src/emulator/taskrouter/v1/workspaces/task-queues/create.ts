import { created, type Operation } from '../../../../http/operation';
import { taskQueueParameters } from './parameters';
import { representTaskQueue } from './representation';

export const createTaskQueue: Operation = {
  name: 'taskQueues.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/TaskQueues',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const friendlyName = form.required('FriendlyName');
    const parameters = { friendlyName, ...taskQueueParameters(form) };
    const queue = emulator.engine.taskQueues.create(workspaceSid, parameters);
    return created(representTaskQueue(emulator, base, workspaceSid, queue), queue);
  },
};
