import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representTaskQueue } from './representation';

export const listTaskQueues: Operation = {
  name: 'taskQueues.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { query, base } = request;
    const filters = given({
      friendlyName: query.filled('FriendlyName'),
      workerSid: query.filled('WorkerSid'),
      evaluateWorkerAttributes: query.filled('EvaluateWorkerAttributes'),
      ordering: query.filled('Ordering'),
    });
    return paged(request, {
      items: emulator.engine.taskQueues.list(workspaceSid, filters),
      key: 'task_queues',
      represent: (queue) => representTaskQueue(emulator, base, workspaceSid, queue),
    });
  },
};
