import { fetched, type Operation } from '../../../../http/operation';
import { representEvent } from './representation';

export const fetchEvent: Operation = {
  name: 'events.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Events/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const event = emulator.engine.events.fetch(workspaceSid, path['sid']!);
    return fetched(representEvent(emulator, base, workspaceSid, event));
  },
};
