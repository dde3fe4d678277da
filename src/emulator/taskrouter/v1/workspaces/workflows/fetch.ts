import { fetched, type Operation } from '../../../../http/operation';
import { representWorkflow } from './representation';

export const fetchWorkflow: Operation = {
  name: 'workflows.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workflows/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const workflow = emulator.engine.workflows.fetch(workspaceSid, path['sid']!);
    return fetched(representWorkflow(emulator, base, workspaceSid, workflow));
  },
};
