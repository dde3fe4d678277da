import { emitWorkerEvent } from '../events/worker-events';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { newWorkerChannel } from './new-worker-channel';
import type { Worker } from './worker';
import { activityFor, checkWorkerAttributes, checkWorkerName } from './worker-parameters';

export interface NewWorker {
  readonly friendlyName: string;
  /** Default: the workspace's default activity. */
  readonly activitySid?: string;
  readonly attributes?: string;
}

/** Creates a worker with a channel for every task channel. Throws EngineError `invalid`. */
export function createWorker(state: WorkspaceState, parameters: NewWorker): Worker {
  const { now, sids } = state.world;
  const friendlyName = checkWorkerName(state, parameters.friendlyName);
  const activity = activityFor(state, parameters.activitySid ?? state.workspace.defaultActivitySid);
  const attributes = checkWorkerAttributes(parameters.attributes ?? '{}');
  const channels = [...state.taskChannels.values()].map(({ sid }) => [sid, newWorkerChannel(state, sid)]);
  const worker = putWorker(state, {
    sid: sids.next('WK'),
    version: 0,
    friendlyName,
    attributes,
    activitySid: activity.sid,
    dateStatusChanged: now,
    availableSince: now,
    channels: Object.fromEntries(channels),
    dateCreated: now,
    dateUpdated: now,
  });
  emitWorkerEvent(state, 'worker.created', worker);
  return worker;
}
