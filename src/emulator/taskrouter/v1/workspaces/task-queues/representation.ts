import type { TaskQueue } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { given } from '../../../../http/parameters';
import { resourceAt } from '../../resource';

/** A task queue as the API shows it. */
export function representTaskQueue(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  queue: TaskQueue,
): object {
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  const url = `${workspaceUrl}/TaskQueues/${queue.sid}`;
  const activityName = (sid: string | null): string | null =>
    sid === null ? null : emulator.engine.activities.fetch(workspaceSid, sid).friendlyName;
  const activityUrl = (sid: string | null) =>
    sid === null ? undefined : `${workspaceUrl}/Activities/${sid}`;
  return {
    workspace_sid: workspaceSid,
    friendly_name: queue.friendlyName,
    target_workers: queue.targetWorkers,
    max_reserved_workers: queue.maxReservedWorkers,
    task_order: queue.taskOrder,
    reservation_activity_sid: queue.reservationActivitySid,
    reservation_activity_name: activityName(queue.reservationActivitySid),
    assignment_activity_sid: queue.assignmentActivitySid,
    assignment_activity_name: activityName(queue.assignmentActivitySid),
    links: {
      workspace: workspaceUrl,
      ...given({
        reservation_activity: activityUrl(queue.reservationActivitySid),
        assignment_activity: activityUrl(queue.assignmentActivitySid),
      }),
      statistics: `${url}/Statistics`,
      real_time_statistics: `${url}/RealTimeStatistics`,
      cumulative_statistics: `${url}/CumulativeStatistics`,
      list_statistics: `${workspaceUrl}/TaskQueues/Statistics`,
      bulk_real_time_statistics: `${workspaceUrl}/TaskQueues/RealTimeStatistics`,
    },
    ...resourceAt(emulator, url, queue),
  };
}
