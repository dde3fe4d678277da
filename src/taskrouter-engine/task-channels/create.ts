import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { nameOf } from '../parameters';
import { newWorkerChannel } from '../workers/new-worker-channel';
import { findTaskChannel } from '../world/lookup';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import type { TaskChannel } from './task-channel';

export interface NewTaskChannel {
  readonly friendlyName: string;
  /** Letters, digits, `_` and `$`, not beginning with a digit. */
  readonly uniqueName: string;
  readonly channelOptimizedRouting?: boolean;
}

/** Creates a task channel, and a channel of it for every worker. Throws EngineError `invalid`. */
export function createTaskChannel(state: WorkspaceState, parameters: NewTaskChannel): TaskChannel {
  const { now, sids } = state.world;
  const { friendlyName, uniqueName, channelOptimizedRouting = false } = parameters;
  if (!/^[a-z_$][\w$]*$/i.test(uniqueName)) {
    throw invalid('UniqueName takes letters, digits, _ and $, and does not begin with a digit');
  }
  if (findTaskChannel(state, uniqueName) !== undefined) {
    throw invalid(`A TaskChannel with the unique name ${uniqueName} exists already`);
  }
  const channel: TaskChannel = {
    friendlyName: nameOf('FriendlyName', friendlyName),
    sid: sids.next('TC'),
    uniqueName,
    channelOptimizedRouting,
    dateCreated: now,
    dateUpdated: now,
  };
  state.taskChannels.set(channel.sid, channel);
  for (const worker of state.workers.values()) {
    const channels = { ...worker.channels, [channel.sid]: newWorkerChannel(state, channel.sid) };
    putWorker(state, { ...worker, channels });
  }
  emitResourceEvent(state, 'task-channel.created', 'task-channel', channel);
  return channel;
}
