import type { Workflow } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { resourceAt } from '../../resource';

/** A workflow as the API shows it. */
export function representWorkflow(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  workflow: Workflow,
): object {
  const url = `${base}/Workspaces/${workspaceSid}/Workflows/${workflow.sid}`;
  return {
    workspace_sid: workspaceSid,
    friendly_name: workflow.friendlyName,
    configuration: workflow.configuration,
    document_content_type: 'application/json',
    assignment_callback_url: workflow.assignmentCallbackUrl || null,
    fallback_assignment_callback_url: workflow.fallbackAssignmentCallbackUrl || null,
    task_reservation_timeout: workflow.taskReservationTimeout,
    links: {
      statistics: `${url}/Statistics`,
      real_time_statistics: `${url}/RealTimeStatistics`,
      cumulative_statistics: `${url}/CumulativeStatistics`,
    },
    ...resourceAt(emulator, url, workflow),
  };
}
