import { fetched, type Operation } from '../../../../http/operation';
import { representTask } from './representation';

export const fetchTask: Operation = {
  name: 'tasks.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Tasks/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const task = emulator.engine.tasks.fetch(workspaceSid, path['sid']!);
    return fetched(representTask(emulator, base, workspaceSid, task), task.version);
  },
};
