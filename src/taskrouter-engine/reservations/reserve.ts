import { emitReservationEvent, reservationData } from '../events/task-events';
import { SECOND } from '../instant';
import { changedTask } from '../tasks/changed-task';
import type { Task } from '../tasks/task';
import { occupy } from '../workers/occupy';
import { markBusy } from '../workers/mark-busy';
import type { Worker } from '../workers/worker';
import { workflowOf } from '../world/lookup';
import { putReservation, putTask } from '../world/put';
import type { WorkspaceState } from '../world/world';

/** Offers a waiting task to a worker, or to one more. The reservation's own clock starts at zero. */
export function reserve(state: WorkspaceState, task: Task, worker: Worker): void {
  const { now, sids, observe } = state.world;
  const workflow = workflowOf(state, task.workflowSid);
  const reservation = putReservation(state, {
    sid: sids.next('WR'),
    version: 0,
    status: 'pending',
    taskSid: task.sid,
    workerSid: worker.sid,
    workerName: worker.friendlyName,
    taskChannelSid: task.taskChannelSid,
    previousActivitySid: state.workspace.multiTaskEnabled ? null : worker.activitySid,
    expiresAt: now + workflow.taskReservationTimeout * SECOND,
    isConnecting: false,
    dateCreated: now,
    dateUpdated: now,
  });
  markBusy(state, worker.sid, task.taskChannelSid, { countsAsChange: true });
  const isFirst = task.status === 'pending';
  putTask(
    state,
    changedTask(
      state,
      task,
      isFirst ? { status: 'reserved', assignmentCount: task.assignmentCount + 1 } : {},
    ),
  );
  emitReservationEvent(state, 'reservation.created', reservation.sid);
  occupy(state, reservation, task.position.queueSid, 'reservationActivitySid');
  if (workflow.assignmentCallbackUrl !== '') {
    observe({
      kind: 'assignment',
      workspace: state.workspace,
      workflow,
      data: reservationData(state, reservation),
    });
  }
}
