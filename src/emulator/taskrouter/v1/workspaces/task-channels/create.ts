import { created, type Operation } from '../../../../http/operation';
import { representTaskChannel } from './representation';

export const createTaskChannel: Operation = {
  name: 'taskChannels.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/TaskChannels',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const channel = emulator.engine.taskChannels.create(workspaceSid, {
      friendlyName: form.required('FriendlyName'),
      uniqueName: form.required('UniqueName'),
      channelOptimizedRouting: form.flag('ChannelOptimizedRouting') ?? false,
    });
    return created(representTaskChannel(emulator, base, workspaceSid, channel), channel);
  },
};
