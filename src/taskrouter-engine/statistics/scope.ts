import type { EventData } from '../events/event';
import type { Task } from '../tasks/task';
import { findTaskChannel } from '../world/lookup';
import type { WorkspaceState } from '../world/world';

/** Which tasks statistics are about; what is left out does not limit them. */
export interface Scope {
  readonly taskQueueSid?: string;
  readonly workflowSid?: string;
  /** SID, or unique name. */
  readonly taskChannel?: string;
}

/** Whether a task is one of them where it stands now. */
export function tasksIn(state: WorkspaceState, scope: Scope): (task: Task) => boolean {
  const { taskQueueSid, workflowSid } = scope;
  const isOnChannel = channelTest(state, scope);
  return (task) =>
    (taskQueueSid === undefined || task.position.queueSid === taskQueueSid) &&
    (workflowSid === undefined || task.workflowSid === workflowSid) &&
    isOnChannel(task.taskChannelSid);
}

/** Whether an event is about one of them; one that tells of leaving a queue is about the queue that was left. */
export function eventsIn(state: WorkspaceState, scope: Scope): (data: EventData) => boolean {
  const { taskQueueSid, workflowSid } = scope;
  const isOnChannel = channelTest(state, scope);
  return (data) =>
    (taskQueueSid === undefined ||
      (data['previous_task_queue_sid'] ?? data['task_queue_sid']) === taskQueueSid) &&
    (workflowSid === undefined || data['workflow_sid'] === workflowSid) &&
    isOnChannel(data['task_channel_sid']);
}

/** A channel that does not exist has no tasks. */
function channelTest(
  state: WorkspaceState,
  { taskChannel }: Scope,
): (taskChannelSid: string | undefined) => boolean {
  if (taskChannel === undefined) return () => true;
  const wanted = findTaskChannel(state, taskChannel)?.sid ?? taskChannel;
  return (taskChannelSid) => taskChannelSid === wanted;
}
