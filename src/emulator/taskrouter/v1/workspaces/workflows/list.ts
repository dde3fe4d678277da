import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representWorkflow } from './representation';

export const listWorkflows: Operation = {
  name: 'workflows.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workflows',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const filters = given({ friendlyName: request.query.filled('FriendlyName') });
    return paged(request, {
      items: emulator.engine.workflows.list(workspaceSid, filters),
      key: 'workflows',
      represent: (workflow) => representWorkflow(emulator, request.base, workspaceSid, workflow),
    });
  },
};
