import type { TaskChannel } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { resourceAt } from '../../resource';

/** A task channel as the API shows it. */
export function representTaskChannel(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  channel: TaskChannel,
): object {
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  return {
    workspace_sid: workspaceSid,
    friendly_name: channel.friendlyName,
    unique_name: channel.uniqueName,
    channel_optimized_routing: channel.channelOptimizedRouting,
    links: { workspace: workspaceUrl },
    ...resourceAt(emulator, `${workspaceUrl}/TaskChannels/${channel.sid}`, channel),
  };
}
