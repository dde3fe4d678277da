import type { Workspace } from '../../../../taskrouter-engine';
import type { Emulator } from '../../../emulator';
import { resourceAt } from '../resource';

/** A workspace as the API shows it. */
export function representWorkspace(emulator: Emulator, base: string, workspace: Workspace): object {
  const { engine } = emulator;
  const url = `${base}/Workspaces/${workspace.sid}`;
  const activityName = (sid: string): string => engine.activities.fetch(workspace.sid, sid).friendlyName;
  return {
    friendly_name: workspace.friendlyName,
    default_activity_sid: workspace.defaultActivitySid,
    default_activity_name: activityName(workspace.defaultActivitySid),
    timeout_activity_sid: workspace.timeoutActivitySid,
    timeout_activity_name: activityName(workspace.timeoutActivitySid),
    event_callback_url: workspace.eventCallbackUrl,
    events_filter: workspace.eventsFilter,
    multi_task_enabled: workspace.multiTaskEnabled,
    prioritize_queue_order: workspace.prioritizeQueueOrder,
    links: {
      activities: `${url}/Activities`,
      statistics: `${url}/Statistics`,
      real_time_statistics: `${url}/RealTimeStatistics`,
      cumulative_statistics: `${url}/CumulativeStatistics`,
      task_queues: `${url}/TaskQueues`,
      tasks: `${url}/Tasks`,
      workers: `${url}/Workers`,
      workflows: `${url}/Workflows`,
      task_channels: `${url}/TaskChannels`,
      events: `${url}/Events`,
    },
    ...resourceAt(emulator, url, workspace),
  };
}
