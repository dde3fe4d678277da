import { deleted, type Operation } from '../../../../http/operation';

export const removeWorkflow: Operation = {
  name: 'workflows.remove',
  method: 'DELETE',
  path: '/Workspaces/:workspaceSid/Workflows/:sid',
  handle: ({ engine }, { path }) => {
    engine.workflows.remove(path['workspaceSid']!, path['sid']!);
    return deleted(path['sid']!);
  },
};
