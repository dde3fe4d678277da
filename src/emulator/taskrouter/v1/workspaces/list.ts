import type { Operation } from '../../../http/operation';
import { paged } from '../../../http/page';
import { representWorkspace } from './representation';

export const listWorkspaces: Operation = {
  name: 'workspaces.list',
  method: 'GET',
  path: '/Workspaces',
  handle: (emulator, request) => {
    const wanted = request.query.filled('FriendlyName');
    const items = emulator.engine.workspaces
      .list()
      .filter(({ friendlyName }) => wanted === undefined || friendlyName === wanted);
    return paged(request, {
      items,
      key: 'workspaces',
      represent: (workspace) => representWorkspace(emulator, request.base, workspace),
    });
  },
};
