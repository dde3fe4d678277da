import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representTaskChannel } from './representation';

export const updateTaskChannel: Operation = {
  name: 'taskChannels.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/TaskChannels/:sid',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const channel = emulator.engine.taskChannels.update(
      workspaceSid,
      path['sid']!,
      given({
        friendlyName: form.filled('FriendlyName'),
        channelOptimizedRouting: form.flag('ChannelOptimizedRouting'),
      }),
    );
    return updated(representTaskChannel(emulator, base, workspaceSid, channel), channel);
  },
};
