import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfTaskQueue } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';

export const fetchTaskQueueCumulativeStatistics: Operation = {
  name: 'taskQueueCumulativeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues/:taskQueueSid/CumulativeStatistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', taskQueueSid = '' } = request.path;
    const asked = { ...cumulativeParameters(emulator, request.query), ...channelParameter(request.query) };
    const statistics = emulator.engine.cumulativeStatistics.ofTaskQueue(workspaceSid, taskQueueSid, asked);
    return fetched({
      ...ownerOf(emulator, request),
      task_queue_sid: taskQueueSid,
      ...cumulativeOfTaskQueue(statistics),
    });
  },
};
