import { updated, type Operation } from '../../../http/operation';
import { given } from '../../../http/parameters';
import { representWorkspace } from './representation';

export const updateWorkspace: Operation = {
  name: 'workspaces.update',
  method: 'POST',
  path: '/Workspaces/:workspaceSid',
  handle: (emulator, { path, form, base }) => {
    const workspace = emulator.engine.workspaces.update(
      path['workspaceSid']!,
      given({
        friendlyName: form.filled('FriendlyName'),
        eventCallbackUrl: form.text('EventCallbackUrl'),
        eventsFilter: form.text('EventsFilter'),
        multiTaskEnabled: form.flag('MultiTaskEnabled'),
        prioritizeQueueOrder: form.filled('PrioritizeQueueOrder'),
        defaultActivitySid: form.filled('DefaultActivitySid'),
        timeoutActivitySid: form.filled('TimeoutActivitySid'),
      }),
    );
    return updated(representWorkspace(emulator, base, workspace), workspace);
  },
};
