import type { Worker } from '../workers/worker';
import { taskQueueOf, workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { activityCounts, channelServers, type ActivityCount } from './activity-counts';
import { tasksNow, type TasksNow } from './tasks-now';
import { workersTest, type WorkersFilters } from './workers-filters';

export interface RealTimeParameters {
  /** SID, or unique name: only its tasks, and only workers who serve it, count. */
  readonly taskChannel?: string;
}

/** Workers as they stand now. */
export interface WorkersNow {
  readonly total: number;
  /** For every activity of the workspace. */
  readonly activities: readonly ActivityCount[];
}

export interface TaskQueueNow extends TasksNow {
  /** The workers that TargetWorkers accepts, whatever their activity. */
  readonly eligible: WorkersNow;
  /** Those of them in an available activity, however busy. */
  readonly totalAvailable: number;
}

/** Throws EngineError `not-found`. */
export function taskQueueRealTime(
  state: WorkspaceState,
  sid: string,
  parameters: RealTimeParameters = {},
): TaskQueueNow {
  const { sid: taskQueueSid } = taskQueueOf(state, sid);
  const serves = channelServers(state, parameters.taskChannel);
  const eligible = [...state.workers.values()].filter(
    (worker) => state.matching.queuesOfWorker.get(worker.sid)?.has(taskQueueSid) === true && serves(worker),
  );
  const isAvailable = ({ activitySid }: Worker): boolean => state.activities.get(activitySid)!.available;
  return {
    ...tasksNow(state, { taskQueueSid, ...parameters }),
    eligible: workersNow(state, eligible),
    totalAvailable: eligible.filter(isAvailable).length,
  };
}

/** Throws EngineError `not-found`. */
export const workflowRealTime = (
  state: WorkspaceState,
  sid: string,
  parameters: RealTimeParameters = {},
): TasksNow => tasksNow(state, { workflowSid: workflowOf(state, sid).sid, ...parameters });

export const workspaceRealTime = (
  state: WorkspaceState,
  parameters: RealTimeParameters = {},
): TasksNow & { readonly workers: WorkersNow } => ({
  ...tasksNow(state, parameters),
  workers: workersRealTime(state, parameters),
});

/** The workers that satisfy the filters. */
export function workersRealTime(
  state: WorkspaceState,
  parameters: RealTimeParameters & WorkersFilters = {},
): WorkersNow {
  const isWanted = workersTest(state, parameters);
  const serves = channelServers(state, parameters.taskChannel);
  const workers = [...state.workers.values()].filter((worker) => isWanted(worker.sid) && serves(worker));
  return workersNow(state, workers);
}

const workersNow = (state: WorkspaceState, workers: readonly Worker[]): WorkersNow => ({
  total: workers.length,
  activities: activityCounts(state, workers),
});
