import { evaluate, parseExpression, type Expression } from '../../expressions';
import { workerScope } from '../workers/worker-scope';
import type { Worker } from '../workers/worker';
import type { WorkspaceState } from '../world/world';
import type { TaskQueue } from './task-queue';

const parsed = new WeakMap<TaskQueue, Expression | null>();

function targetWorkersOf(queue: TaskQueue): Expression | null {
  const known = parsed.get(queue);
  if (known !== undefined) return known;
  const result = parseExpression(queue.targetWorkers);
  const expression = result.ok ? result.expression : null;
  parsed.set(queue, expression);
  return expression;
}

/** Whether TargetWorkers accepts the worker, whatever its activity. Empty TargetWorkers accept nobody. */
export function isEligible(state: WorkspaceState, worker: Worker, queue: TaskQueue): boolean {
  const expression = targetWorkersOf(queue);
  return expression !== null && evaluate(expression, workerScope(state, worker));
}
