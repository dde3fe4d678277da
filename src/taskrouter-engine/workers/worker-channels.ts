import { notFound } from '../errors';
import { findTaskChannel, workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import type { WorkerChannel } from './worker';

/** The channels of a worker, in the order of the workspace's task channels. Throws EngineError `not-found`. */
export const listWorkerChannels = (state: WorkspaceState, workerSid: string): WorkerChannel[] =>
  Object.values(workerOf(state, workerSid).channels);

/** By its own SID, the task channel's SID, or the task channel's unique name. Throws EngineError `not-found`. */
export function workerChannelOf(state: WorkspaceState, workerSid: string, name: string): WorkerChannel {
  const taskChannelSid = findTaskChannel(state, name)?.sid;
  const channel = listWorkerChannels(state, workerSid).find(
    (one) => one.sid === name || one.taskChannelSid === taskChannelSid,
  );
  if (channel === undefined) throw notFound(`Channel ${name} of Worker ${workerSid}`);
  return channel;
}
