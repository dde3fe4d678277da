import type { WorkspaceState } from '../world/world';
import type { Task } from './task';

/** The task's next version. Every change that a reader could see is one. */
export const changedTask = (state: WorkspaceState, task: Task, change: Partial<Task>): Task => ({
  ...task,
  ...change,
  version: task.version + 1,
  dateUpdated: state.world.now,
});
