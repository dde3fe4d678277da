import { invalid, type EngineError } from '../errors';
import type { WorkspaceState } from '../world/world';
import type { Task } from './task';

const nameOf = (state: WorkspaceState, { sid }: Task): string =>
  `${sid} in workspace ${state.workspace.sid} for account ${state.world.accountSid}`;

// TaskRouter's own words, as applications meet them.

export const cannotCancel = (state: WorkspaceState, task: Task): EngineError =>
  invalid(`Cannot cancel task ${nameOf(state, task)} because it is not pending or reserved.`);

export const cannotComplete = (state: WorkspaceState, task: Task): EngineError =>
  invalid(`Cannot complete task ${nameOf(state, task)} because it is not currently assigned.`);

export const cannotWrapUp = (state: WorkspaceState, task: Task): EngineError =>
  invalid(`Cannot wrap up a task ${nameOf(state, task)} because it is not currently assigned.`);
