import { secondsBetween, type Task, type TaskStatus } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { isoDate } from '../../../../http/dates';
import { resourceAt } from '../../resource';

/** What a reader sees of the status: an acceptance may be seen a moment late, as the settings say. */
function statusRead({ engine, settings }: Emulator, { status, assignedAt }: Task): TaskStatus {
  const isSettling = assignedAt !== null && engine.now() - assignedAt < settings.assignedReadDelayMs;
  return status === 'assigned' && isSettling ? 'reserved' : status;
}

/** A task as the API shows it. Its age is counted at the moment of reading. */
export function representTask(emulator: Emulator, base: string, workspaceSid: string, task: Task): object {
  const { engine } = emulator;
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  const url = `${workspaceUrl}/Tasks/${task.sid}`;
  const workflow = engine.workflows.fetch(workspaceSid, task.workflowSid);
  const queue = engine.taskQueues.fetch(workspaceSid, task.position.queueSid);
  return {
    workspace_sid: workspaceSid,
    assignment_status: statusRead(emulator, task),
    attributes: task.attributes,
    addons: '{}',
    age: secondsBetween(task.dateCreated, engine.now()),
    priority: task.priority,
    reason: task.reason,
    timeout: task.timeout,
    task_channel_sid: task.taskChannelSid,
    task_channel_unique_name: engine.taskChannels.fetch(workspaceSid, task.taskChannelSid).uniqueName,
    workflow_sid: workflow.sid,
    workflow_friendly_name: workflow.friendlyName,
    task_queue_sid: queue.sid,
    task_queue_friendly_name: queue.friendlyName,
    task_queue_entered_date: isoDate(task.taskQueueEnteredAt),
    virtual_start_time: isoDate(task.virtualStartTime),
    routing_target: task.routingTarget,
    ignore_capacity: task.ignoreCapacity,
    links: {
      workspace: workspaceUrl,
      workflow: `${workspaceUrl}/Workflows/${workflow.sid}`,
      task_queue: `${workspaceUrl}/TaskQueues/${queue.sid}`,
      reservations: `${url}/Reservations`,
    },
    ...resourceAt(emulator, url, task),
  };
}
