import type { WorkspaceState } from '../world/world';
import type { Worker } from '../workers/worker';
import { findTaskChannel } from '../world/lookup';

export interface ActivityCount {
  readonly sid: string;
  readonly friendlyName: string;
  readonly workers: number;
}

/** How many of these workers are in each activity of the workspace. */
export function activityCounts(state: WorkspaceState, workers: readonly Worker[]): ActivityCount[] {
  const counts = new Map<string, number>();
  for (const { activitySid } of workers) counts.set(activitySid, (counts.get(activitySid) ?? 0) + 1);
  return [...state.activities.values()].map(({ sid, friendlyName }) => ({
    sid,
    friendlyName,
    workers: counts.get(sid) ?? 0,
  }));
}

/** Whether a worker serves a task channel at all: its channel is available and has a capacity. */
export function channelServers(
  state: WorkspaceState,
  taskChannel: string | undefined,
): (worker: Worker) => boolean {
  if (taskChannel === undefined) return () => true;
  const sid = findTaskChannel(state, taskChannel)?.sid;
  return ({ channels }) => {
    const channel = sid === undefined ? undefined : channels[sid];
    return channel !== undefined && channel.available && channel.configuredCapacity > 0;
  };
}
