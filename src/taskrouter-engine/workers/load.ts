import { isAssigned } from '../reservations/reservation';
import type { WorkspaceState } from '../world/world';
import type { Worker, WorkerChannel } from './worker';

/** How many tasks of a channel a worker has been offered, and has taken. */
export interface Load {
  readonly pending: number;
  readonly assigned: number;
}

export function loadOf(state: WorkspaceState, workerSid: string, taskChannelSid: string): Load {
  let pending = 0;
  let assigned = 0;
  for (const sid of state.liveReservationsOfWorker.get(workerSid) ?? []) {
    const reservation = state.reservations.get(sid)!;
    if (reservation.taskChannelSid !== taskChannelSid) continue;
    if (isAssigned(reservation)) assigned += 1;
    else pending += 1;
  }
  return { pending, assigned };
}

/** Whether the worker could be offered one more task of this channel; the activity is another question. */
export function hasRoom(state: WorkspaceState, worker: Worker, channel: WorkerChannel): boolean {
  if (!channel.available || channel.configuredCapacity === 0) return false;
  if (!state.workspace.multiTaskEnabled) return !state.liveReservationsOfWorker.get(worker.sid)?.size;
  const { pending, assigned } = loadOf(state, worker.sid, channel.taskChannelSid);
  return pending + assigned < channel.configuredCapacity;
}

/** Whole per cent of the configured capacity that is free; 0 when nothing is configured. */
export function availableCapacityPercentage({ configuredCapacity }: WorkerChannel, load: Load): number {
  if (configuredCapacity === 0) return 0;
  const free = configuredCapacity - load.pending - load.assigned;
  return Math.max(0, Math.floor((free / configuredCapacity) * 100));
}
