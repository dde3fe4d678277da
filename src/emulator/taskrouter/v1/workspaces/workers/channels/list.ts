import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { ownerIn, representWorkerChannel } from './representation';

export const listWorkerChannels: Operation = {
  name: 'workerChannels.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Channels',
  handle: (emulator, request) => {
    const owner = ownerIn(request.path);
    return paged(request, {
      items: emulator.engine.workerChannels.list(owner.workspaceSid, owner.workerSid),
      key: 'channels',
      represent: (channel) => representWorkerChannel(emulator, request.base, owner, channel),
    });
  },
};
