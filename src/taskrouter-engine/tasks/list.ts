import { evaluate } from '../../expressions';
import { expressionFilter, passes } from '../list-filters';
import type { WorkspaceState } from '../world/world';
import { attributesOf } from './task-attributes';
import { taskOrdering } from './ordering';
import type { Task } from './task';

export interface TaskFilters {
  readonly assignmentStatus?: readonly string[];
  readonly priority?: number;
  readonly workflowSid?: string;
  readonly workflowName?: string;
  readonly taskQueueSid?: string;
  readonly taskQueueName?: string;
  readonly routingTarget?: string;
  /** An expression over task attributes. */
  readonly evaluateTaskAttributes?: string;
  /** `DateCreated:asc`, `Priority:desc,DateCreated:asc`, …; default `DateCreated:asc`. */
  readonly ordering?: string;
}

/** Tasks that satisfy every filter, until they are purged. Throws EngineError `invalid` for a bad expression. */
export function listTasks(state: WorkspaceState, filters: TaskFilters = {}): Task[] {
  const accepts = filterOf(state, filters);
  return [...state.tasks.values()].filter(accepts).sort(taskOrdering(filters.ordering));
}

function filterOf(state: WorkspaceState, filters: TaskFilters): (task: Task) => boolean {
  const expression = expressionFilter('EvaluateTaskAttributes', filters.evaluateTaskAttributes);
  return (task) =>
    (filters.assignmentStatus?.includes(task.status) ?? true) &&
    passes(filters.priority, task.priority) &&
    passes(filters.workflowSid, task.workflowSid) &&
    passes(filters.workflowName, state.workflows.get(task.workflowSid)!.friendlyName) &&
    passes(filters.taskQueueSid, task.position.queueSid) &&
    passes(filters.routingTarget, task.routingTarget) &&
    passes(filters.taskQueueName, state.taskQueues.get(task.position.queueSid)!.friendlyName) &&
    (expression === null || evaluate(expression, attributesOf(task)));
}
