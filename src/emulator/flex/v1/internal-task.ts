import { EngineError, secondsBetween, type Task } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import type { Invite } from '../interaction';

const seconds = (instant: number): number => Math.floor(instant / 1_000);

/** A task as Flex shows it: in a shape of its own, its dates in seconds since the epoch. */
export function representInternalTask(emulator: Emulator, workspaceSid: string, task: Task): object {
  const { engine, account } = emulator;
  const now = engine.now();
  const { position, taskQueueEnteredAt, taskChannelSid } = task;
  return {
    sid: task.sid,
    account_sid: account.sid,
    workspace_sid: workspaceSid,
    attributes: task.attributes,
    assignment_status: task.status,
    priority: task.priority,
    reason: task.reason ?? '',
    timeout: task.timeout,
    age: secondsBetween(task.dateCreated, now),
    assignmentCounter: task.assignmentCount,
    workflow_sid: task.workflowSid,
    workflow_name: engine.workflows.fetch(workspaceSid, task.workflowSid).friendlyName,
    queue_sid: position.queueSid,
    queue_name: engine.taskQueues.fetch(workspaceSid, position.queueSid).friendlyName,
    task_queue_entered_date: seconds(taskQueueEnteredAt),
    age_in_queue: secondsBetween(taskQueueEnteredAt, now),
    task_channel_sid: taskChannelSid,
    task_channel_unique_name: engine.taskChannels.fetch(workspaceSid, taskChannelSid).uniqueName,
    routing_target: task.routingTarget,
    date_created: seconds(task.dateCreated),
    date_updated: seconds(task.dateUpdated),
    addons: '{}',
  };
}

/** What an invite leads to, now or as it was created; null once its task is gone, or where nobody was asked. */
export function representRouting(
  emulator: Emulator,
  asked: Invite | undefined,
  asCreated: Task | null,
): object | null {
  if (asked === undefined) return null;
  const { workspaceSid, taskSid } = asked;
  try {
    const task = asCreated ?? emulator.engine.tasks.fetch(workspaceSid, taskSid);
    return { reservation: null, properties: representInternalTask(emulator, workspaceSid, task) };
  } catch (error) {
    if (error instanceof EngineError) return null;
    throw error;
  }
}
