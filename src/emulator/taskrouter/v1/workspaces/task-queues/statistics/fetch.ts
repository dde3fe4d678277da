import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfTaskQueue } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';
import { realTimeOfTaskQueue } from '../../../statistics/real-time-representation';

export const fetchTaskQueueStatistics: Operation = {
  name: 'taskQueueStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues/:taskQueueSid/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', taskQueueSid = '' } = request.path;
    const { cumulativeStatistics, realTimeStatistics } = emulator.engine;
    const channel = channelParameter(request.query);
    const asked = { ...cumulativeParameters(emulator, request.query), ...channel };
    return fetched({
      ...ownerOf(emulator, request),
      task_queue_sid: taskQueueSid,
      cumulative: cumulativeOfTaskQueue(cumulativeStatistics.ofTaskQueue(workspaceSid, taskQueueSid, asked)),
      realtime: realTimeOfTaskQueue(realTimeStatistics.ofTaskQueue(workspaceSid, taskQueueSid, channel)),
    });
  },
};
