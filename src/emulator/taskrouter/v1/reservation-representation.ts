import type { Reservation } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import { resourceAt } from './resource';

/** A reservation as the API shows it, at the address it was asked for: under its task, or under its worker. */
export function representReservation(
  emulator: Emulator,
  base: string,
  workspaceSid: string,
  view: 'Tasks' | 'Workers',
  reservation: Reservation,
): object {
  const { taskSid, workerSid, workerName, status, sid } = reservation;
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  const owner = view === 'Tasks' ? taskSid : workerSid;
  return {
    workspace_sid: workspaceSid,
    reservation_status: status,
    task_sid: taskSid,
    worker_sid: workerSid,
    worker_name: workerName,
    links: {
      task: `${workspaceUrl}/Tasks/${taskSid}`,
      worker: `${workspaceUrl}/Workers/${workerSid}`,
      workspace: workspaceUrl,
    },
    ...resourceAt(emulator, `${workspaceUrl}/${view}/${owner}/Reservations/${sid}`, reservation),
  };
}
