import type { Activity } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { resourceAt } from '../../resource';

/** An activity as the API shows it. */
export function representActivity(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  activity: Activity,
): object {
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  return {
    workspace_sid: workspaceSid,
    friendly_name: activity.friendlyName,
    available: activity.available,
    links: { workspace: workspaceUrl },
    ...resourceAt(emulator, `${workspaceUrl}/Activities/${activity.sid}`, activity),
  };
}
