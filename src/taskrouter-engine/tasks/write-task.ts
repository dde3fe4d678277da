import { invalid } from '../errors';
import { emitTaskEvent } from '../events/task-events';
import { referred } from '../parameters';
import { acceptReservation } from '../reservations/accept';
import { pendingReservationsOf } from '../reservations/change-reservation';
import { reEvaluate } from '../routing/re-evaluate';
import { reEntryOf } from '../routing/routed';
import { targetOf } from '../workflows/configuration-of';
import { findTaskChannel, taskOf } from '../world/lookup';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { changedTask } from './changed-task';
import { checkAttributes } from './task-attributes';
import { checkPriority, checkVirtualStartTime } from './task-parameters';
import { isUnassigned, type Task } from './task';
import type { TaskChange } from './task-change';

/** As TaskReEvaluatedReason of a task whose attributes were written. */
const REASON = 'task_updated';

/**
 * Writes what is not a status. New attributes send an unassigned task through its workflow again; attributes that no
 * filter takes are refused, because the task would have nowhere to go.
 */
export function writeTask(
  state: WorkspaceState,
  task: Task,
  change: TaskChange,
  { reEvaluates }: { reEvaluates: boolean } = { reEvaluates: true },
): Task {
  const fields = checkedFields(state, task, change);
  if (Object.keys(fields).length === 0) return task;
  const written = changedTask(state, task, fields);
  const isRouted = reEvaluates && change.attributes !== undefined && isUnassigned(task);
  if (isRouted && !task.position.isDirect && reEntryOf(state, written) === null) {
    throw invalid(`With these attributes the task matches no filter of Workflow ${task.workflowSid}`);
  }
  putTask(state, written);
  emitTaskEvent(state, 'task.updated', task.sid, isRouted ? { task_re_evaluated_reason: REASON } : {});
  if (isRouted) reEvaluate(state, task.sid, REASON);
  const answered = taskOf(state, task.sid);
  if (isRouted) comesThrough(state, task.sid);
  return answered;
}

/** An acceptance that was in progress while the task was written: the caller's answer does not know of it yet. */
function comesThrough(state: WorkspaceState, taskSid: string): void {
  if (state.world.reservationOnWrite !== 'acceptance-in-progress') return;
  const offer = pendingReservationsOf(state, taskSid).find(({ isConnecting }) => !isConnecting);
  if (offer !== undefined) acceptReservation(state, offer);
}

function checkedFields(state: WorkspaceState, task: Task, change: TaskChange): Partial<Task> {
  const { attributes, priority, taskChannel, virtualStartTime } = change;
  return {
    ...(attributes === undefined ? {} : { attributes: checkAttributes(attributes) }),
    ...(priority === undefined ? {} : { priority: priorityFor(state, task, checkPriority(priority)) }),
    ...(taskChannel === undefined ? {} : { taskChannelSid: channelFor(state, task, taskChannel) }),
    ...(virtualStartTime === undefined
      ? {}
      : { virtualStartTime: checkVirtualStartTime(state, virtualStartTime) }),
  };
}

/** A target with a priority of its own keeps it (TaskRouter's API document, Task.Priority). */
const priorityFor = (state: WorkspaceState, task: Task, checked: number): number =>
  targetOf(state, task.position).priority ?? checked;

function channelFor(state: WorkspaceState, task: Task, taskChannel: string): string {
  const { sid } = referred('TaskChannel', taskChannel, findTaskChannel(state, taskChannel));
  if (sid !== task.taskChannelSid && (task.status !== 'pending' || task.transfer !== null)) {
    throw invalid(`TaskChannel cannot change while the task is ${task.status}`);
  }
  return sid;
}
