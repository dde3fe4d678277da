import { epochSeconds, secondsBetween } from '../instant';
import type { Reservation } from '../reservations/reservation';
import type { Task } from '../tasks/task';
import { loadOf } from '../workers/load';
import type { Worker } from '../workers/worker';
import { reservationOf, taskOf, workerOf } from '../world/lookup';
import type { WorkspaceState } from '../world/world';
import { emit } from './emit';
import type { EventData } from './event';

const taskOnlyData = (state: WorkspaceState, task: Task): EventData => ({
  task_sid: task.sid,
  task_attributes: task.attributes,
  task_age: String(secondsBetween(task.dateCreated, state.world.now)),
  task_priority: String(task.priority),
  task_assignment_status: task.status,
  task_version: String(task.version),
  task_date_created: epochSeconds(task.dateCreated),
  task_virtual_start_time: epochSeconds(task.virtualStartTime),
  task_channel_sid: task.taskChannelSid,
  task_channel_unique_name: state.taskChannels.get(task.taskChannelSid)!.uniqueName,
  workflow_sid: task.workflowSid,
  workflow_name: state.workflows.get(task.workflowSid)!.friendlyName,
});

function queueData(state: WorkspaceState, task: Task): EventData {
  const queue = state.taskQueues.get(task.position.queueSid)!;
  return {
    task_queue_sid: queue.sid,
    task_queue_name: queue.friendlyName,
    task_queue_target_expression: queue.targetWorkers,
    task_queue_entered_date: epochSeconds(task.taskQueueEnteredAt),
  };
}

/** Put together in place: spreading one object of many names into another takes many times as long. */
export const taskData = (state: WorkspaceState, task: Task): EventData =>
  Object.assign(taskOnlyData(state, task), queueData(state, task));

export const workerData = (state: WorkspaceState, worker: Worker): EventData => ({
  worker_sid: worker.sid,
  worker_name: worker.friendlyName,
  worker_attributes: worker.attributes,
  worker_activity_sid: worker.activitySid,
  worker_activity_name: state.activities.get(worker.activitySid)!.friendlyName,
  worker_version: String(worker.version),
});

/** Everything there is to say of a reservation: its task, itself, its worker. */
export function reservationData(state: WorkspaceState, reservation: Reservation): EventData {
  const worker = workerOf(state, reservation.workerSid);
  const load = loadOf(state, worker.sid, reservation.taskChannelSid);
  const own: EventData = {
    reservation_sid: reservation.sid,
    reservation_version: String(reservation.version),
    reservation_status: reservation.status,
    worker_channel_capacity: String(worker.channels[reservation.taskChannelSid]!.configuredCapacity),
    worker_channel_consumed_capacity: String(load.pending + load.assigned),
  };
  return Object.assign(
    taskData(state, taskOf(state, reservation.taskSid)),
    own,
    workerData(state, worker),
  ) as EventData;
}

/** A task's birth is told before it enters a queue: it has a workflow and no queue. */
export const emitTaskCreated = (state: WorkspaceState, task: Task): void =>
  emit(state, {
    type: 'task.created',
    resourceType: 'task',
    resourceSid: task.sid,
    description: `Task ${task.sid} created`,
    data: taskOnlyData(state, task),
  });

/** An event about a task as it stands in its table. */
export function emitTaskEvent(
  state: WorkspaceState,
  type: string,
  taskSid: string,
  extra: EventData = {},
): void {
  emit(state, {
    type,
    resourceType: 'task',
    resourceSid: taskSid,
    description: `Task ${taskSid}: ${type}`,
    data: Object.assign(taskData(state, taskOf(state, taskSid)), extra),
  });
}

/** An event about a reservation, its task and its worker as they stand in their tables. */
export function emitReservationEvent(state: WorkspaceState, type: string, reservationSid: string): void {
  const reservation = reservationOf(state, reservationSid);
  emit(state, {
    type,
    resourceType: 'reservation',
    resourceSid: reservation.sid,
    description: `Reservation ${reservation.sid} of Task ${reservation.taskSid} for Worker ${reservation.workerName}: ${type}`,
    data: reservationData(state, reservation),
  });
}
