import { updated, type Operation } from '../../../../../http/operation';
import { given } from '../../../../../http/parameters';
import { ownerIn, representWorkerChannel } from './representation';

export const updateWorkerChannel: Operation = {
  name: 'workerChannels.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Channels/:sid',
  handle: (emulator, { path, form, base }) => {
    const owner = ownerIn(path);
    const change = given({ capacity: form.whole('Capacity'), available: form.flag('Available') });
    const { workerChannels } = emulator.engine;
    const channel = workerChannels.update(owner.workspaceSid, owner.workerSid, path['sid']!, change);
    return updated(representWorkerChannel(emulator, base, owner, channel), channel);
  },
};
