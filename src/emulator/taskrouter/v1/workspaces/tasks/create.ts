import { created, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { notEmulated } from '../../../../http/twilio-error';
import { representTask } from './representation';

const NOT_EMULATED = ['RoutingTarget', 'IgnoreCapacity', 'TaskQueueSid'];

export const createTask: Operation = {
  name: 'tasks.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Tasks',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const beyond = NOT_EMULATED.find((name) => form.filled(name) !== undefined);
    if (beyond !== undefined) throw notEmulated(`Task parameter ${beyond}`);
    const task = emulator.engine.tasks.create(
      workspaceSid,
      given({
        attributes: form.filled('Attributes'),
        workflowSid: form.filled('WorkflowSid'),
        taskChannel: form.filled('TaskChannel'),
        priority: form.whole('Priority'),
        timeout: form.whole('Timeout'),
        virtualStartTime: form.date('VirtualStartTime'),
      }),
    );
    return created(representTask(emulator, base, workspaceSid, task), task, task.version);
  },
};
