import { fetched, type Operation } from '../../../../../http/operation';
import { ownerIn, representWorkerChannel } from './representation';

export const fetchWorkerChannel: Operation = {
  name: 'workerChannels.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Channels/:sid',
  handle: (emulator, { path, base }) => {
    const owner = ownerIn(path);
    const { workspaceSid, workerSid } = owner;
    const channel = emulator.engine.workerChannels.fetch(workspaceSid, workerSid, path['sid']!);
    return fetched(representWorkerChannel(emulator, base, owner, channel));
  },
};
