import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { representTaskChannel } from './representation';

export const listTaskChannels: Operation = {
  name: 'taskChannels.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskChannels',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    return paged(request, {
      items: emulator.engine.taskChannels.list(workspaceSid),
      key: 'channels',
      represent: (channel) => representTaskChannel(emulator, request.base, workspaceSid, channel),
    });
  },
};
