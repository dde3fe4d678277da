import { updated, type Operation } from '../../../http/operation';
import { given } from '../../../http/parameters';
import { notEmulated } from '../../../http/twilio-error';
import { representWorkspace } from './representation';

export const updateWorkspace: Operation = {
  name: 'workspaces.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid',
  handle: (emulator, { path, form, base }) => {
    if (form.flag('MultiTaskEnabled') === false) throw notEmulated('MultiTaskEnabled=false');
    const workspace = emulator.engine.workspaces.update(
      path['workspaceSid']!,
      given({
        friendlyName: form.filled('FriendlyName'),
        eventCallbackUrl: form.text('EventCallbackUrl'),
        eventsFilter: form.text('EventsFilter'),
        prioritizeQueueOrder: form.filled('PrioritizeQueueOrder'),
        defaultActivitySid: form.filled('DefaultActivitySid'),
        timeoutActivitySid: form.filled('TimeoutActivitySid'),
      }),
    );
    return updated(representWorkspace(emulator, base, workspace), workspace);
  },
};
