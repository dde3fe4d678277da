import { evaluate, read, type Scope } from '../../expressions';
import { attributesOf } from '../tasks/task-attributes';
import type { Task } from '../tasks/task';
import { workerScopeInTarget } from '../workers/worker-scope';
import type { Worker } from '../workers/worker';
import type { KnownWorker, Target } from '../workflows/configuration';
import type { WorkspaceState } from '../world/world';
import { idleWorkersOf } from './idle-workers';
import { laneOf } from './matching-index';
import { workersAskedFor } from './wants-offer';
import { firstByOrder } from './worker-order';

/** A task as far as it decides who may take it. The SID is null before it is created. */
export type OfferedTask = Pick<Task, 'attributes' | 'taskChannelSid' | 'position'> & {
  readonly sid: string | null;
};

/** Whether the worker is offered the task already, as one of several. */
const isAsked = (state: WorkspaceState, { sid }: OfferedTask, workerSid: string): boolean =>
  sid !== null && workersAskedFor(state, sid).has(workerSid);

const taskScopeOf = (task: OfferedTask): Scope => ({ task: attributesOf(task) });

/** The worker that a target asks for by name, or undefined when there is none. */
export function knownWorkerOf(
  state: WorkspaceState,
  known: KnownWorker,
  task: OfferedTask,
): Worker | undefined {
  const value = read(taskScopeOf(task), known.path);
  if (typeof value !== 'string') return undefined;
  const sid = known.by === 'sid' ? value : state.workersByName.get(value.toLowerCase());
  return sid === undefined ? undefined : state.workers.get(sid);
}

/** Whether the target's expression and known worker accept this worker for this task. */
export function targetAccepts(
  state: WorkspaceState,
  target: Target,
  task: OfferedTask,
  worker: Worker,
): boolean {
  if (target.knownWorker !== null && knownWorkerOf(state, target.knownWorker, task) !== worker) return false;
  if (target.expression === null) return true;
  return evaluate(target.expression, { ...taskScopeOf(task), worker: workerScopeInTarget(state, worker) });
}

/** Whether this idle worker could be offered the task now. */
export const mayBeAsked = (
  state: WorkspaceState,
  target: Target,
  task: OfferedTask,
  worker: Worker,
): boolean => !isAsked(state, task, worker.sid) && targetAccepts(state, target, task, worker);

/**
 * The worker whom a waiting task should be offered to now, or null: of those who may take it the first by the target's
 * order_by, else the longest idle.
 */
export function chooseWorker(state: WorkspaceState, target: Target, task: OfferedTask): Worker | null {
  const lane = laneOf(task.position.queueSid, task.taskChannelSid);
  if (target.knownWorker !== null) {
    const worker = knownWorkerOf(state, target.knownWorker, task);
    const isIdle = worker !== undefined && state.matching.placesOfWorker.get(worker.sid)?.has(lane);
    return isIdle && mayBeAsked(state, target, task, worker) ? worker : null;
  }
  const accepted = acceptedWorkers(state, target, task, lane);
  if (target.orderBy.length === 0) return accepted.next().value ?? null;
  return firstByOrder(state, target.orderBy, [...accepted]);
}

/** The longest idle first. */
function* acceptedWorkers(
  state: WorkspaceState,
  target: Target,
  task: OfferedTask,
  lane: string,
): Generator<Worker, undefined> {
  for (const { workerSid } of idleWorkersOf(state, lane)) {
    const worker = state.workers.get(workerSid)!;
    if (mayBeAsked(state, target, task, worker)) yield worker;
  }
}
