import { invalid } from '../errors';
import { taskOf } from '../world/lookup';
import { expectVersion, type ExpectedVersion } from '../world/expect-version';
import type { WorkspaceState } from '../world/world';
import { cancelTask } from './cancel-task';
import { completeTask } from './complete-task';
import { isUnassigned, type Task } from './task';
import type { TaskChange } from './task-change';
import { cannotCancel, cannotComplete, cannotWrapUp } from './task-refusals';
import { wrapUpTask } from './wrap-up-task';
import { writeTask } from './write-task';

/**
 * Changes a task. Throws EngineError `not-found`, `version-mismatch`, or `invalid` when the task is not in a status
 * that allows it. Attributes sent together with wrapping or completed are not honoured: write them first.
 */
export function updateTask(
  state: WorkspaceState,
  sid: string,
  change: TaskChange,
  expected: ExpectedVersion = null,
): Task {
  const task = taskOf(state, sid);
  expectVersion(task, expected);
  switch (change.assignmentStatus) {
    case undefined:
      return writeTask(state, task, change);
    case 'canceled':
      return cancelAndWrite(state, task, change);
    case 'wrapping':
      if (task.status !== 'assigned') throw cannotWrapUp(state, task);
      return wrapUpTask(state, task);
    case 'completed':
      if (task.status !== 'assigned' && task.status !== 'wrapping') throw cannotComplete(state, task);
      return completeTask(state, task, reasonOf(change), 'task');
    default:
      throw invalid(`AssignmentStatus cannot be set to ${change.assignmentStatus}`);
  }
}

function reasonOf({ reason, assignmentStatus }: TaskChange): string {
  if (reason === undefined) throw invalid(`Reason is required when AssignmentStatus is ${assignmentStatus}`);
  return reason;
}

function cancelAndWrite(state: WorkspaceState, task: Task, change: TaskChange): Task {
  if (!isUnassigned(task)) throw cannotCancel(state, task);
  const reason = reasonOf(change);
  const written = writeTask(state, task, change, { reEvaluates: false });
  return cancelTask(state, written, reason);
}
