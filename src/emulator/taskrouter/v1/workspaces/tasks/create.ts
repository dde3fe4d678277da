import { created, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representTask } from './representation';

export const createTask: Operation = {
  name: 'tasks.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Tasks',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const task = emulator.engine.tasks.create(
      workspaceSid,
      given({
        attributes: form.filled('Attributes'),
        workflowSid: form.filled('WorkflowSid'),
        taskChannel: form.filled('TaskChannel'),
        priority: form.whole('Priority'),
        timeout: form.whole('Timeout'),
        virtualStartTime: form.date('VirtualStartTime'),
        routingTarget: form.filled('RoutingTarget'),
        ignoreCapacity: form.flag('IgnoreCapacity'),
        taskQueueSid: form.filled('TaskQueueSid'),
      }),
    );
    return created(representTask(emulator, base, workspaceSid, task), task, task.version);
  },
};
