import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { isTerminal } from '../tasks/task';
import { taskChannelOf } from '../world/lookup';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { DEFAULT_TASK_CHANNELS } from './default-channels';

/** Deletes a task channel that no task uses; the default ones stay. Throws EngineError `not-found` or `invalid`. */
export function removeTaskChannel(state: WorkspaceState, sidOrName: string): void {
  const channel = taskChannelOf(state, sidOrName);
  if (DEFAULT_TASK_CHANNELS.some(({ uniqueName }) => uniqueName === channel.uniqueName)) {
    throw invalid(`The task channel ${channel.uniqueName} belongs to every workspace and cannot be deleted`);
  }
  const ofChannel = [...state.tasks.values()].filter(({ taskChannelSid }) => taskChannelSid === channel.sid);
  if (ofChannel.length > 0) {
    const left = ofChannel.every(isTerminal) ? 'has tasks that ended minutes ago' : 'has tasks';
    throw invalid(`TaskChannel ${channel.sid} cannot be deleted while it ${left}`);
  }
  state.taskChannels.delete(channel.sid);
  for (const worker of state.workers.values()) {
    const { [channel.sid]: _removed, ...channels } = worker.channels;
    putWorker(state, { ...worker, channels });
  }
  emitResourceEvent(state, 'task-channel.deleted', 'task-channel', channel);
}
