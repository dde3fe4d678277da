import { created, type Operation } from '../../../../http/operation';
import { workflowParameters } from './parameters';
import { representWorkflow } from './representation';

export const createWorkflow: Operation = {
  name: 'workflows.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workflows',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const workflow = emulator.engine.workflows.create(workspaceSid, {
      friendlyName: form.required('FriendlyName'),
      configuration: form.required('Configuration'),
      ...workflowParameters(form),
    });
    return created(representWorkflow(emulator, base, workspaceSid, workflow), workflow);
  },
};
