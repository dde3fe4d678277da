import { read } from '../../expressions';
import { attributesOf } from '../tasks/task-attributes';
import type { TaskQueue } from '../task-queues/task-queue';
import type { Task } from '../tasks/task';
import { taskPathsOf, type Target } from '../workflows/configuration';
import { targetOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';
import { laneOf, type WaitingClass } from './matching-index';
import { createSortedList } from './sorted-list';
import { orderWithinQueue } from './task-order';
import { wantsOffer } from './wants-offer';

/** Where one task may be offered to several, who was asked already differs from task to task. */
const ownKeyOf = ({ maxReservedWorkers }: TaskQueue, { sid }: Task): string | null =>
  maxReservedWorkers > 1 ? sid : null;

const keyOf = (queue: TaskQueue, task: Task, target: Target): string => {
  const scope = { task: attributesOf(task) };
  const values = taskPathsOf(target).map((path) => read(scope, path) ?? null);
  const own = ownKeyOf(queue, task);
  return JSON.stringify([target.expressionText, target.knownWorker, target.orderBy, values, own]);
};

function classOf(state: WorkspaceState, task: Task): WaitingClass {
  const target = targetOf(state, task.position);
  const { queueSid } = task.position;
  const lane = laneOf(queueSid, task.taskChannelSid);
  const classes = state.matching.waiting.get(lane) ?? new Map<string, WaitingClass>();
  state.matching.waiting.set(lane, classes);
  const queue = state.taskQueues.get(queueSid)!;
  const key = keyOf(queue, task, target);
  const known = classes.get(key);
  if (known !== undefined) return known;
  const order = orderWithinQueue[queue.taskOrder];
  const { taskChannelSid } = task;
  const waitingClass = { key, queueSid, taskChannelSid, target, tasks: createSortedList(order) };
  classes.set(key, waitingClass);
  return waitingClass;
}

/** Puts a pending task among those that wait for a worker. */
export function addWaiting(state: WorkspaceState, task: Task): void {
  const waitingClass = classOf(state, task);
  waitingClass.tasks.add(task);
  state.matching.classOfTask.set(task.sid, { waitingClass, task });
  state.matching.dirtyClasses.add(waitingClass);
}

/** Takes a task out again; nothing when it does not wait. */
export function removeWaiting(state: WorkspaceState, taskSid: string): void {
  const { classOfTask, waiting, dirtyClasses } = state.matching;
  const place = classOfTask.get(taskSid);
  if (place === undefined) return;
  const { waitingClass, task } = place;
  classOfTask.delete(taskSid);
  waitingClass.tasks.remove(task);
  if (waitingClass.tasks.size > 0) return;
  const lane = laneOf(waitingClass.queueSid, waitingClass.taskChannelSid);
  waiting.get(lane)!.delete(waitingClass.key);
  dirtyClasses.delete(waitingClass);
}

/** Puts the waiting tasks of a queue in their places anew, after its order, or how many it asks at once, changed. */
export function reviewTasksOf(state: WorkspaceState, queueSid: string): void {
  const tasks = [...state.tasks.values()].filter(({ position }) => position.queueSid === queueSid);
  for (const task of tasks) removeWaiting(state, task.sid);
  for (const task of tasks) if (wantsOffer(state, task)) addWaiting(state, task);
}
