import { created, type Operation } from '../../../http/operation';
import { given } from '../../../http/parameters';
import { representWorkspace } from './representation';

export const createWorkspace: Operation = {
  name: 'workspaces.create',
  method: 'POST',
  path: '/Workspaces',
  handle: (emulator, { form, base }) => {
    const workspace = emulator.engine.workspaces.create({
      friendlyName: form.required('FriendlyName'),
      ...given({
        eventCallbackUrl: form.text('EventCallbackUrl'),
        eventsFilter: form.text('EventsFilter'),
        multiTaskEnabled: form.flag('MultiTaskEnabled'),
        prioritizeQueueOrder: form.filled('PrioritizeQueueOrder'),
        template: form.filled('Template'),
      }),
    });
    return created(representWorkspace(emulator, base, workspace), workspace);
  },
};
