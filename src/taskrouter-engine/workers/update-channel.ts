import { emitWorkerEvent } from '../events/worker-events';
import type { EventData } from '../events/event';
import { whole } from '../parameters';
import { workerOf } from '../world/lookup';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { availableCapacityPercentage, loadOf } from './load';
import type { Worker, WorkerChannel } from './worker';
import { workerChannelOf } from './worker-channels';

export interface WorkerChannelChange {
  readonly capacity?: number;
  readonly available?: boolean;
}

const MAX_CAPACITY = 2_147_483_647;

/**
 * Changes a worker's capacity or availability on one channel; work beyond a lower capacity stays. `name` is the
 * channel's SID, or the task channel's SID or unique name. Throws EngineError `not-found` or `invalid`.
 */
export function updateWorkerChannel(
  state: WorkspaceState,
  workerSid: string,
  name: string,
  change: WorkerChannelChange,
): WorkerChannel {
  const before = workerChannelOf(state, workerSid, name);
  const configuredCapacity =
    change.capacity === undefined
      ? before.configuredCapacity
      : whole('Capacity', change.capacity, 0, MAX_CAPACITY);
  const available = change.available ?? before.available;
  if (configuredCapacity !== before.configuredCapacity) {
    putChannel(state, workerSid, { ...before, configuredCapacity }, 'worker.capacity.update', before);
  }
  if (available !== before.available) {
    const channel = { ...before, configuredCapacity, available };
    putChannel(state, workerSid, channel, 'worker.channel.availability.update', before);
  }
  return workerChannelOf(state, workerSid, before.sid);
}

function putChannel(
  state: WorkspaceState,
  workerSid: string,
  channel: WorkerChannel,
  event: string,
  before: WorkerChannel,
): void {
  const dateUpdated = state.world.now;
  const worker = workerOf(state, workerSid);
  const changed = putWorker(state, {
    ...worker,
    version: worker.version + 1,
    channels: { ...worker.channels, [channel.taskChannelSid]: { ...channel, dateUpdated } },
    dateUpdated,
  });
  emitWorkerEvent(state, event, changed, channelData(state, changed, channel, before));
}

function channelData(
  state: WorkspaceState,
  worker: Worker,
  channel: WorkerChannel,
  before: WorkerChannel,
): EventData {
  const load = loadOf(state, worker.sid, channel.taskChannelSid);
  return {
    task_channel_sid: channel.taskChannelSid,
    task_channel_unique_name: state.taskChannels.get(channel.taskChannelSid)!.uniqueName,
    worker_channel_available: String(channel.available),
    worker_channel_available_capacity: String(availableCapacityPercentage(channel, load)),
    worker_channel_previous_capacity: String(before.configuredCapacity),
    worker_channel_task_count: String(load.assigned),
  };
}
