import type { JsonObject, Scope } from '../../expressions';
import { jsonObjectIn } from '../json';
import type { WorkspaceState } from '../world/world';
import { availableCapacityPercentage, loadOf } from './load';
import type { Worker } from './worker';

const memoByWorker = (build: (state: WorkspaceState, worker: Worker) => JsonObject) => {
  const built = new WeakMap<Worker, JsonObject>();
  return (state: WorkspaceState, worker: Worker): JsonObject => {
    const known = built.get(worker);
    if (known !== undefined) return known;
    const scope = build(state, worker);
    built.set(worker, scope);
    return scope;
  };
};

/**
 * What TargetWorkers can read of a worker: its attributes, and `sid`, `friendly_name`, `activity_sid` and
 * `activity_name`, which win over attributes of the same name.
 */
export const workerScope: (state: WorkspaceState, worker: Worker) => Scope = memoByWorker(
  (state, worker) => ({
    ...jsonObjectIn(worker.attributes),
    sid: worker.sid,
    friendly_name: worker.friendlyName,
    activity_sid: worker.activitySid,
    activity_name: state.activities.get(worker.activitySid)!.friendlyName,
  }),
);

/**
 * What a target expression can read as `worker`: the same, and `channel.<unique name>` with the load. Built once per
 * row: whatever changes a worker's load puts a new row of the worker.
 */
export const workerScopeInTarget: (state: WorkspaceState, worker: Worker) => Scope = memoByWorker(
  (state, worker) => ({ ...workerScope(state, worker), channel: channelScopes(state, worker) }),
);

function channelScopes(state: WorkspaceState, worker: Worker): JsonObject {
  const entries = Object.values(worker.channels).map((channel) => {
    const load = loadOf(state, worker.sid, channel.taskChannelSid);
    const scope = {
      configured_capacity: channel.configuredCapacity,
      assigned_tasks: load.assigned,
      available_capacity_percentage: availableCapacityPercentage(channel, load),
    };
    return [state.taskChannels.get(channel.taskChannelSid)!.uniqueName, scope] as const;
  });
  return Object.fromEntries(entries);
}
