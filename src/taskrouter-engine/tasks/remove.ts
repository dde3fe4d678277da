import { taskOf } from '../world/lookup';
import { expectVersion, type ExpectedVersion } from '../world/expect-version';
import type { WorkspaceState } from '../world/world';
import { deleteTask } from './delete-task';

/** Deletes a task. Throws EngineError `not-found` or `version-mismatch`. */
export function removeTaskByRequest(
  state: WorkspaceState,
  sid: string,
  expected: ExpectedVersion = null,
): void {
  const task = taskOf(state, sid);
  expectVersion(task, expected);
  deleteTask(state, task, 'task.deleted');
}
