import { attributesOf } from '../tasks/task-attributes';
import type { Task } from '../tasks/task';
import { workflowOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { revisionKey } from '../workflows/workflow';
import { entryOf, type Placement, type Routed } from './placement';

/** A task that goes on in the revision it entered with. */
export const routedAsBefore = (task: Task): Routed => ({
  revision: task.position.revision,
  attributes: attributesOf(task),
});

/** A task that starts over in the revision now in force. */
export const routedAnew = (state: WorkspaceState, task: Pick<Task, 'workflowSid'>) => ({
  revision: revisionKey(task.workflowSid, workflowOf(state, task.workflowSid).revision),
});

/** Where the task would enter its workflow if it were created with these attributes; its age is kept. */
export const reEntryOf = (state: WorkspaceState, task: Task): Placement | null =>
  entryOf(
    state,
    { ...routedAnew(state, task), attributes: attributesOf(task) },
    { from: task.dateCreated, priority: task.priority },
  );
