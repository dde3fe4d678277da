import type { Operation } from '../../../../../http/operation';
import { paged } from '../../../../../http/page';
import { given } from '../../../../../http/parameters';
import { cumulativeOfTaskQueue } from '../../../statistics/cumulative-representation';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';
import { realTimeOfTaskQueue } from '../../../statistics/real-time-representation';

export const listTaskQueuesStatistics: Operation = {
  name: 'taskQueuesStatistics.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '' } = request.path;
    const { query } = request;
    const { taskQueues, cumulativeStatistics, realTimeStatistics } = emulator.engine;
    const channel = channelParameter(query);
    const asked = { ...cumulativeParameters(emulator, query), ...channel };
    return paged(request, {
      items: taskQueues.list(workspaceSid, given({ friendlyName: query.filled('FriendlyName') })),
      key: 'task_queues_statistics',
      represent: ({ sid }) => ({
        account_sid: emulator.account.sid,
        workspace_sid: workspaceSid,
        task_queue_sid: sid,
        cumulative: cumulativeOfTaskQueue(cumulativeStatistics.ofTaskQueue(workspaceSid, sid, asked)),
        realtime: realTimeOfTaskQueue(realTimeStatistics.ofTaskQueue(workspaceSid, sid, channel)),
      }),
    });
  },
};
