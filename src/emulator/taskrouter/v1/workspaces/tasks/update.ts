import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representTask } from './representation';

export const updateTask: Operation = {
  name: 'tasks.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Tasks/:sid',
  handle: (emulator, { path, form, base, ifMatch }) => {
    const workspaceSid = path['workspaceSid']!;
    const change = given({
      attributes: form.filled('Attributes'),
      assignmentStatus: form.filled('AssignmentStatus'),
      reason: form.text('Reason'),
      priority: form.whole('Priority'),
      taskChannel: form.filled('TaskChannel'),
      virtualStartTime: form.date('VirtualStartTime'),
    });
    const task = emulator.engine.tasks.update(workspaceSid, path['sid']!, change, ifMatch);
    return updated(representTask(emulator, base, workspaceSid, task), task, task.version);
  },
};
