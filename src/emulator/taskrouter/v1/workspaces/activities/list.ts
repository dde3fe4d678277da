import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representActivity } from './representation';

export const listActivities: Operation = {
  name: 'activities.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Activities',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { query, base } = request;
    const filters = given({ friendlyName: query.filled('FriendlyName'), available: query.flag('Available') });
    return paged(request, {
      items: emulator.engine.activities.list(workspaceSid, filters),
      key: 'activities',
      represent: (activity) => representActivity(emulator, base, workspaceSid, activity),
    });
  },
};
