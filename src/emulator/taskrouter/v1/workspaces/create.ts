import { created, type Operation } from '../../../http/operation';
import { given } from '../../../http/parameters';
import { notEmulated } from '../../../http/twilio-error';
import { representWorkspace } from './representation';

export const createWorkspace: Operation = {
  name: 'workspaces.create',
  method: 'POST',
  path: '/Workspaces',
  handle: (emulator, { form, base }) => {
    if (form.flag('MultiTaskEnabled') === false) throw notEmulated('MultiTaskEnabled=false');
    const workspace = emulator.engine.workspaces.create({
      friendlyName: form.required('FriendlyName'),
      ...given({
        eventCallbackUrl: form.text('EventCallbackUrl'),
        eventsFilter: form.text('EventsFilter'),
        prioritizeQueueOrder: form.filled('PrioritizeQueueOrder'),
        template: form.filled('Template'),
      }),
    });
    return created(representWorkspace(emulator, base, workspace), workspace);
  },
};
