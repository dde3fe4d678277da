import { knownWorkerOf } from '../matching/choose-worker';
import type { RoutingPosition, Task } from '../tasks/task';
import { configurationOf, targetOf } from '../workflows/configuration-of';
import type { WorkspaceState } from '../world/world';
import { emitTaskEvent } from './task-events';
import type { EventData } from './event';

/** Why a task stands where it stands, where there is more to say than that it was created. */
export interface Rerouting {
  /** As TaskReEvaluatedReason. */
  readonly reEvaluated?: string;
  /** As TargetChangedReason. */
  readonly targetChanged?: string;
}

const reasonData = ({ reEvaluated, targetChanged }: Rerouting): EventData => ({
  ...(reEvaluated === undefined ? {} : { task_re_evaluated_reason: reEvaluated }),
  ...(targetChanged === undefined ? {} : { target_changed_reason: targetChanged }),
});

/** Names the filter and target; the keys that have nothing to say are left out. */
function targetData(state: WorkspaceState, task: Task, position = task.position): EventData {
  const { revision, filter: at } = position;
  const filter = at === null ? null : configurationOf(state, revision).filters[at]!;
  const target = targetOf(state, position);
  const knownWorker = target.knownWorker && knownWorkerOf(state, target.knownWorker, task);
  return {
    workflow_filter_name: filter === null ? 'default' : (filter.name ?? ''),
    workflow_filter_target_name: state.taskQueues.get(target.queueSid)!.friendlyName,
    ...(filter?.expressionText ? { workflow_filter_expression: filter.expressionText } : {}),
    ...(target.expressionText === null ? {} : { workflow_filter_target_expression: target.expressionText }),
    ...(knownWorker ? { known_worker_sid: knownWorker.sid } : {}),
  };
}

export const emitWorkflowEntered = (state: WorkspaceState, task: Task): void =>
  emitTaskEvent(state, 'workflow.entered', task.sid);

/** A target that the task did not wait at, because nobody could take it at once and its skip_if held. */
export const emitSkipped = (state: WorkspaceState, task: Task, position: RoutingPosition): void =>
  emitTaskEvent(state, 'workflow.skipped', task.sid, targetData(state, task, position));

export const emitTargetMatched = (state: WorkspaceState, task: Task, why: Rerouting = {}): void =>
  emitTaskEvent(state, 'workflow.target-matched', task.sid, {
    ...targetData(state, task),
    ...reasonData(why),
  });

export const emitQueueEntered = (state: WorkspaceState, task: Task, why: Rerouting = {}): void =>
  emitTaskEvent(state, 'task-queue.entered', task.sid, reasonData(why));

/** The queue a task has left: where it went is in the task itself. */
export function emitQueueLeft(
  state: WorkspaceState,
  type: 'task-queue.timeout' | 'task-queue.moved',
  before: Task,
  why: Rerouting,
): void {
  const queue = state.taskQueues.get(before.position.queueSid)!;
  emitTaskEvent(state, type, before.sid, {
    previous_task_queue_sid: queue.sid,
    previous_task_queue_name: queue.friendlyName,
    previous_task_priority: String(before.priority),
    task_age_in_queue: String(Math.floor((state.world.now - before.taskQueueEnteredAt) / 1000)),
    ...reasonData(why),
  });
}
