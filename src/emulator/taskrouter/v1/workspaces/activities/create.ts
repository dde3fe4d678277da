import { created, type Operation } from '../../../../http/operation';
import { representActivity } from './representation';

export const createActivity: Operation = {
  name: 'activities.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Activities',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const activity = emulator.engine.activities.create(workspaceSid, {
      friendlyName: form.required('FriendlyName'),
      available: form.flag('Available') ?? false,
    });
    return created(representActivity(emulator, base, workspaceSid, activity), activity);
  },
};
