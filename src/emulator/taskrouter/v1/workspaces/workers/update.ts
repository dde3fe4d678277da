import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representWorker } from './representation';

export const updateWorker: Operation = {
  name: 'workers.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers/:sid',
  handle: (emulator, { path, form, base, ifMatch }) => {
    const workspaceSid = path['workspaceSid']!;
    const change = given({
      friendlyName: form.filled('FriendlyName'),
      activitySid: form.filled('ActivitySid'),
      attributes: form.filled('Attributes'),
      rejectPendingReservations: form.flag('RejectPendingReservations'),
    });
    const worker = emulator.engine.workers.update(workspaceSid, path['sid']!, change, ifMatch);
    return updated(representWorker(emulator, base, workspaceSid, worker), worker, worker.version);
  },
};
