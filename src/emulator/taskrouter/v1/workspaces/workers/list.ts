import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representWorker } from './representation';

export const listWorkers: Operation = {
  name: 'workers.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { query, base } = request;
    const filters = given({
      friendlyName: query.filled('FriendlyName'),
      activityName: query.filled('ActivityName'),
      activitySid: query.filled('ActivitySid'),
      available: query.flag('Available'),
      targetWorkersExpression: query.filled('TargetWorkersExpression'),
      taskQueueSid: query.filled('TaskQueueSid'),
      taskQueueName: query.filled('TaskQueueName'),
      ordering: query.filled('Ordering'),
    });
    return paged(request, {
      items: emulator.engine.workers.list(workspaceSid, filters),
      key: 'workers',
      represent: (worker) => representWorker(emulator, base, workspaceSid, worker),
    });
  },
};
