import { updated, type Operation } from '../../../../http/operation';
import { given } from '../../../../http/parameters';
import { representActivity } from './representation';

/** `Available` may be sent and changes nothing, as on a real workspace. */
export const updateActivity: Operation = {
  name: 'activities.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/Activities/:sid',
  handle: (emulator, { path, form, base }) => {
    const workspaceSid = path['workspaceSid']!;
    const change = given({ friendlyName: form.filled('FriendlyName') });
    const activity = emulator.engine.activities.update(workspaceSid, path['sid']!, change);
    return updated(representActivity(emulator, base, workspaceSid, activity), activity);
  },
};
