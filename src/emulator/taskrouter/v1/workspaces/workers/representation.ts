import type { Worker } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { isoDate } from '../../../../http/dates';
import { resourceAt } from '../../resource';

/** A worker as the API shows it. */
export function representWorker(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  worker: Worker,
): object {
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  const url = `${workspaceUrl}/Workers/${worker.sid}`;
  const activity = emulator.engine.activities.fetch(workspaceSid, worker.activitySid);
  return {
    workspace_sid: workspaceSid,
    friendly_name: worker.friendlyName,
    attributes: worker.attributes,
    activity_sid: activity.sid,
    activity_name: activity.friendlyName,
    available: activity.available,
    date_status_changed: isoDate(worker.dateStatusChanged),
    links: {
      channels: `${url}/Channels`,
      worker_channels: `${url}/Channels`,
      activity: `${workspaceUrl}/Activities/${activity.sid}`,
      workspace: workspaceUrl,
      statistics: `${workspaceUrl}/Workers/Statistics`,
      real_time_statistics: `${workspaceUrl}/Workers/RealTimeStatistics`,
      cumulative_statistics: `${workspaceUrl}/Workers/CumulativeStatistics`,
      worker_statistics: `${url}/Statistics`,
      reservations: `${url}/Reservations`,
    },
    ...resourceAt(emulator, url, worker),
  };
}
