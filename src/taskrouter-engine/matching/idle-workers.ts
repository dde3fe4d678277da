import { isEligible } from '../task-queues/eligibility';
import type { TaskQueue } from '../task-queues/task-queue';
import { hasRoom } from '../workers/load';
import type { Worker, WorkerChannel } from '../workers/worker';
import type { WorkspaceState } from '../world/world';
import { laneOf, type IdleWorker } from './matching-index';
import { createSortedList, type Order, type SortedList } from './sorted-list';

/** The longest idle first; of equals the lower SID. */
const byIdleness: Order<IdleWorker> = (one, other) =>
  one.idleSince - other.idleSince ||
  (one.workerSid === other.workerSid ? 0 : one.workerSid < other.workerSid ? -1 : 1);

/** Since when the worker has been idle: available, and last busy on any channel, or on this one if so optimised. */
function idleSince(state: WorkspaceState, worker: Worker, channel: WorkerChannel): number {
  const own = state.taskChannels.get(channel.taskChannelSid)!.channelOptimizedRouting;
  const channels = own ? [channel] : Object.values(worker.channels);
  return Math.max(worker.availableSince, ...channels.map(({ lastBusyAt }) => lastBusyAt));
}

const openChannels = (state: WorkspaceState, worker: Worker): WorkerChannel[] =>
  state.activities.get(worker.activitySid)!.available
    ? Object.values(worker.channels).filter((channel) => hasRoom(state, worker, channel))
    : [];

export function idleWorkersOf(state: WorkspaceState, lane: string): SortedList<IdleWorker> {
  const { idleWorkers } = state.matching;
  const known = idleWorkers.get(lane);
  if (known !== undefined) return known;
  const list = createSortedList(byIdleness);
  idleWorkers.set(lane, list);
  return list;
}

/** Takes the worker out of every list of idle workers. */
export function withdrawWorker(state: WorkspaceState, workerSid: string): void {
  const { placesOfWorker, dirtyWorkers } = state.matching;
  for (const [lane, entry] of placesOfWorker.get(workerSid) ?? []) idleWorkersOf(state, lane).remove(entry);
  placesOfWorker.delete(workerSid);
  dirtyWorkers.delete(workerSid);
}

/** Puts the worker where it is idle: under each queue it is eligible for, on each channel with room. */
export function placeWorker(state: WorkspaceState, worker: Worker): void {
  withdrawWorker(state, worker.sid);
  const channels = openChannels(state, worker);
  for (const queueSid of state.matching.queuesOfWorker.get(worker.sid) ?? []) {
    enter(state, worker, queueSid, channels);
  }
}

/** After a change of the worker: finds its queues again, and places it. */
export function reviewWorker(state: WorkspaceState, worker: Worker): void {
  const queues = [...state.taskQueues.values()].filter((queue) => isEligible(state, worker, queue));
  state.matching.queuesOfWorker.set(worker.sid, new Set(queues.map(({ sid }) => sid)));
  placeWorker(state, worker);
}

/** After a change of the queue: finds its workers again. */
export function reviewQueue(state: WorkspaceState, queue: TaskQueue): void {
  forgetQueue(state, queue.sid);
  for (const worker of state.workers.values()) {
    if (!isEligible(state, worker, queue)) continue;
    const queues = state.matching.queuesOfWorker.get(worker.sid) ?? [];
    state.matching.queuesOfWorker.set(worker.sid, new Set([...queues, queue.sid]));
    enter(state, worker, queue.sid, openChannels(state, worker));
  }
}

/** Takes every worker out of a queue. */
export function forgetQueue(state: WorkspaceState, queueSid: string): void {
  const { queuesOfWorker, placesOfWorker, idleWorkers } = state.matching;
  const lanes = [...state.taskChannels.keys()].map((channelSid) => laneOf(queueSid, channelSid));
  for (const [workerSid, queues] of queuesOfWorker) {
    if (!queues.has(queueSid)) continue;
    queuesOfWorker.set(workerSid, new Set([...queues].filter((sid) => sid !== queueSid)));
    for (const lane of lanes) placesOfWorker.get(workerSid)?.delete(lane);
  }
  for (const lane of lanes) idleWorkers.delete(lane);
}

function enter(state: WorkspaceState, worker: Worker, queueSid: string, channels: WorkerChannel[]): void {
  const { placesOfWorker, dirtyWorkers } = state.matching;
  const places = placesOfWorker.get(worker.sid) ?? new Map<string, IdleWorker>();
  placesOfWorker.set(worker.sid, places);
  for (const channel of channels) {
    const lane = laneOf(queueSid, channel.taskChannelSid);
    const entry = { workerSid: worker.sid, idleSince: idleSince(state, worker, channel) };
    idleWorkersOf(state, lane).add(entry);
    places.set(lane, entry);
    dirtyWorkers.add(worker.sid);
  }
}
