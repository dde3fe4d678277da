import {
  emitQueueEntered,
  emitQueueLeft,
  emitSkipped,
  emitTargetMatched,
  type Rerouting,
} from '../events/routing-events';
import { changedTask } from '../tasks/changed-task';
import type { RoutingPosition, Task } from '../tasks/task';
import { putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';
import { alertOfKnownWorker } from './known-worker-alert';
import type { Placement } from './placement';

const isSame = (one: RoutingPosition, other: RoutingPosition): boolean =>
  one.revision === other.revision && one.filter === other.filter && one.target === other.target;

/** Moves a task to another place of its workflow and tells so; nothing when it stands there already. */
export function moveTask(
  state: WorkspaceState,
  before: Task,
  { position, priority, passedBy = [] }: Placement,
  why: Rerouting & { readonly byTimeout: boolean },
): void {
  if (isSame(before.position, position) && before.priority === priority) return;
  const changesQueue = before.position.queueSid !== position.queueSid;
  const taskQueueEnteredAt = changesQueue ? state.world.now : before.taskQueueEnteredAt;
  const moved = putTask(state, changedTask(state, before, { position, priority, taskQueueEnteredAt }));
  if (changesQueue && why.byTimeout) emitQueueLeft(state, 'task-queue.timeout', before, why);
  for (const passed of passedBy) emitSkipped(state, moved, passed);
  emitTargetMatched(state, moved, why);
  alertOfKnownWorker(state, moved);
  if (!changesQueue) return;
  emitQueueLeft(state, 'task-queue.moved', before, why);
  emitQueueEntered(state, moved, why);
}
