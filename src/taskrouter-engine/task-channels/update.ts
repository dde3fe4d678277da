import { emitResourceEvent } from '../events/resource-events';
import { nameOf } from '../parameters';
import { taskChannelOf } from '../world/lookup';
import { refreshWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { TaskChannel } from './task-channel';

export interface TaskChannelChange {
  readonly friendlyName?: string;
  readonly channelOptimizedRouting?: boolean;
}

/** Changes a task channel, not its unique name. Throws EngineError `not-found` or `invalid`. */
export function updateTaskChannel(
  state: WorkspaceState,
  sidOrName: string,
  change: TaskChannelChange,
): TaskChannel {
  const before = taskChannelOf(state, sidOrName);
  const channel: TaskChannel = {
    ...before,
    friendlyName: nameOf('FriendlyName', change.friendlyName ?? before.friendlyName),
    channelOptimizedRouting: change.channelOptimizedRouting ?? before.channelOptimizedRouting,
    dateUpdated: state.world.now,
  };
  state.taskChannels.set(channel.sid, channel);
  if (channel.channelOptimizedRouting !== before.channelOptimizedRouting) {
    for (const worker of state.workers.values()) refreshWorker(state, worker);
  }
  emitResourceEvent(state, 'task-channel.updated', 'task-channel', channel);
  return channel;
}
