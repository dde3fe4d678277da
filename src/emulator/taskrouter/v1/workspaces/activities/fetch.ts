import { fetched, type Operation } from '../../../../http/operation';
import { representActivity } from './representation';

export const fetchActivity: Operation = {
  name: 'activities.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Activities/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const activity = emulator.engine.activities.fetch(workspaceSid, path['sid']!);
    return fetched(representActivity(emulator, base, workspaceSid, activity));
  },
};
