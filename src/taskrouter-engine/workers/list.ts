import { evaluate } from '../../expressions';
import { expressionFilter, passes } from '../list-filters';
import { orderedBy } from '../list-ordering';
import type { WorkspaceState } from '../world/world';
import { workerScope } from './worker-scope';
import type { Worker } from './worker';

export interface WorkerFilters {
  readonly friendlyName?: string;
  readonly activityName?: string;
  readonly activitySid?: string;
  readonly available?: boolean;
  /** An expression over worker attributes. */
  readonly targetWorkersExpression?: string;
  readonly taskQueueSid?: string;
  readonly taskQueueName?: string;
  /** `DateStatusChanged:asc` or `DateStatusChanged:desc`; default: the order of creation. */
  readonly ordering?: string;
}

/** Workers that satisfy every filter. Throws EngineError `invalid` for a bad expression, `unsupported` for an ordering. */
export function listWorkers(state: WorkspaceState, filters: WorkerFilters = {}): Worker[] {
  const workers = [...state.workers.values()].filter(filterOf(state, filters));
  return orderedBy(
    workers,
    filters.ordering,
    'DateStatusChanged',
    ({ dateStatusChanged }) => dateStatusChanged,
  );
}

function filterOf(state: WorkspaceState, filters: WorkerFilters): (worker: Worker) => boolean {
  const expression = expressionFilter('TargetWorkersExpression', filters.targetWorkersExpression);
  return (worker) => {
    const activity = state.activities.get(worker.activitySid)!;
    return (
      passes(filters.friendlyName, worker.friendlyName) &&
      passes(filters.activitySid, activity.sid) &&
      passes(filters.activityName, activity.friendlyName) &&
      passes(filters.available, activity.available) &&
      isInQueue(state, worker, filters) &&
      (expression === null || evaluate(expression, workerScope(state, worker)))
    );
  };
}

function isInQueue(
  state: WorkspaceState,
  worker: Worker,
  { taskQueueSid, taskQueueName }: WorkerFilters,
): boolean {
  if (taskQueueSid === undefined && taskQueueName === undefined) return true;
  const queues = [...(state.matching.queuesOfWorker.get(worker.sid) ?? [])];
  return queues.some(
    (sid) =>
      (taskQueueSid ?? sid) === sid &&
      (taskQueueName === undefined || state.taskQueues.get(sid)!.friendlyName === taskQueueName),
  );
}
