import type { Task } from '../tasks/task';
import { workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { revisionKey } from '../workflows/workflow';
import { entryOf, type Arrival, type Placement, type Routed } from './placement';

/** A task that goes on in the revision it entered with. */
export const routedAsBefore = (task: Task): Routed => ({ revision: task.position.revision, task });

/** A task that starts, or starts over, in the revision now in force. */
export const routedAnew = (
  state: WorkspaceState,
  task: Routed['task'] & Pick<Task, 'workflowSid'>,
): Routed => ({
  revision: revisionKey(task.workflowSid, workflowOf(state, task.workflowSid).revision),
  task,
});

/** A task that starts over keeps its age: deadlines count from its creation. */
export const reArrivalOf = (task: Task): Arrival => ({ from: task.dateCreated, priority: task.priority });

/** Where the task would enter its workflow if it were created with these attributes. */
export const reEntryOf = (state: WorkspaceState, task: Task): Placement | null =>
  entryOf(state, routedAnew(state, task), reArrivalOf(task));
