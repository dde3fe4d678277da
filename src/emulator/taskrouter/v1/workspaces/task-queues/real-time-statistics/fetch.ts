import { fetched, type Operation } from '../../../../../http/operation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter } from '../../../statistics/parameters';
import { realTimeOfTaskQueue } from '../../../statistics/real-time-representation';

export const fetchTaskQueueRealTimeStatistics: Operation = {
  name: 'taskQueueRealTimeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/TaskQueues/:taskQueueSid/RealTimeStatistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', taskQueueSid = '' } = request.path;
    const asked = channelParameter(request.query);
    const now = emulator.engine.realTimeStatistics.ofTaskQueue(workspaceSid, taskQueueSid, asked);
    return fetched({
      ...ownerOf(emulator, request),
      task_queue_sid: taskQueueSid,
      ...realTimeOfTaskQueue(now),
    });
  },
};
