import { fetched, type Operation } from '../../../http/operation';
import { representWorkspace } from './representation';

export const fetchWorkspace: Operation = {
  name: 'workspaces.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid',
  handle: (emulator, { path, base }) =>
    fetched(representWorkspace(emulator, base, emulator.engine.workspaces.fetch(path['workspaceSid']!))),
};
