import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { workflowParameters } from './parameters';
import { representWorkflow } from './representation';

export const updateWorkflow: Operation = {
  name: 'workflows.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workflows/:sid',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const workflow = emulator.engine.workflows.update(workspaceSid, path['sid']!, {
      ...given({
        friendlyName: form.filled('FriendlyName'),
        configuration: form.filled('Configuration'),
        reEvaluateTasks: form.flag('ReEvaluateTasks'),
      }),
      ...workflowParameters(form),
    });
    return updated(representWorkflow(emulator, base, workspaceSid, workflow), workflow);
  },
};
