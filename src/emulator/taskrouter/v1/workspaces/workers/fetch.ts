import { fetched, type Operation } from '../../../../http/operation';
import { representWorker } from './representation';

export const fetchWorker: Operation = {
  name: 'workers.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const worker = emulator.engine.workers.fetch(workspaceSid, path['sid']!);
    return fetched(representWorker(emulator, base, workspaceSid, worker), worker.version);
  },
};
