import { evaluate, parseExpression } from '../../expressions';
import { invalid } from '../errors';
import { jsonObjectIn } from '../json';
import { passes } from '../list-filters';
import { orderedBy } from '../list-ordering';
import type { WorkspaceState } from '../world/world';
import type { TaskQueue } from './task-queue';

export interface TaskQueueFilters {
  readonly friendlyName?: string;
  /** Queues this worker is eligible for. */
  readonly workerSid?: string;
  /** A JSON object of worker attributes: queues that a worker with them would be eligible for. */
  readonly evaluateWorkerAttributes?: string;
  /** `DateUpdated:asc` or `DateUpdated:desc`; default: the order of creation. */
  readonly ordering?: string;
}

/** Task queues that satisfy every filter. Throws EngineError `invalid`, or `unsupported` for an ordering. */
export function listTaskQueues(state: WorkspaceState, filters: TaskQueueFilters = {}): TaskQueue[] {
  const { friendlyName, workerSid, evaluateWorkerAttributes } = filters;
  const ofWorker = workerSid === undefined ? null : state.matching.queuesOfWorker.get(workerSid);
  const accepts = attributesTest(evaluateWorkerAttributes);
  const queues = [...state.taskQueues.values()].filter(
    (queue) =>
      passes(friendlyName, queue.friendlyName) &&
      (ofWorker === null || ofWorker?.has(queue.sid) === true) &&
      accepts(queue),
  );
  return orderedBy(queues, filters.ordering, 'DateUpdated', ({ dateUpdated }) => dateUpdated);
}

function attributesTest(text: string | undefined): (queue: TaskQueue) => boolean {
  if (text === undefined) return () => true;
  const attributes = jsonObjectIn(text);
  if (attributes === null) throw invalid('EvaluateWorkerAttributes is not a JSON object');
  return ({ targetWorkers }) => {
    const parsed = parseExpression(targetWorkers);
    return parsed.ok && evaluate(parsed.expression, attributes);
  };
}
