import { created, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representWorker } from './representation';

export const createWorker: Operation = {
  name: 'workers.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Workers',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const worker = emulator.engine.workers.create(workspaceSid, {
      friendlyName: form.required('FriendlyName'),
      ...given({ activitySid: form.filled('ActivitySid'), attributes: form.filled('Attributes') }),
    });
    return created(representWorker(emulator, base, workspaceSid, worker), worker, worker.version);
  },
};
