import { fetched, type Operation } from '../../../../http/operation';
import { representTaskChannel } from './representation';

export const fetchTaskChannel: Operation = {
  name: 'taskChannels.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskChannels/:sid',
  handle: (emulator, { path, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const channel = emulator.engine.taskChannels.fetch(workspaceSid, path['sid']!);
    return fetched(representTaskChannel(emulator, base, workspaceSid, channel));
  },
};
