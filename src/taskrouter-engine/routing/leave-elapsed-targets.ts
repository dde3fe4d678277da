import { emitQueueLeft, type Rerouting } from '../events/routing-events';
import { emitTaskEvent } from '../events/task-events';
import { cancelTask } from '../tasks/cancel-task';
import type { Task } from '../tasks/task';
import type { WorkspaceState } from '../world/world';
import { moveTask } from './move-task';
import { restingPlace, type Placement } from './placement';
import { routedAsBefore } from './routed';

/** As a real workspace words it. */
export const WORKFLOW_TIMEOUT_REASON = 'Task canceled on Workflow timeout';

/** Cancels a task whose workflow has nowhere left for it. */
export const timeOutWorkflow = (state: WorkspaceState, task: Task, why: Rerouting): void =>
  void cancelTask(state, task, WORKFLOW_TIMEOUT_REASON, () => {
    emitQueueLeft(state, 'task-queue.timeout', task, why);
    emitTaskEvent(state, 'workflow.timeout', task.sid);
  });

/**
 * Takes a pending task from targets whose time is over straight to the first one with time left; the ones between are
 * not entered.
 */
export function leaveElapsedTargets(state: WorkspaceState, task: Task, why: Rerouting): void {
  const current: Placement = { position: task.position, priority: task.priority };
  const placement = restingPlace(state, routedAsBefore(task), current, state.world.now, null);
  if (placement === null) timeOutWorkflow(state, task, why);
  else moveTask(state, task, placement, { targetChanged: 'timeout', ...why, byTimeout: true });
}
