import { fetched, type Operation } from '../../../../../http/operation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter } from '../../../statistics/parameters';
import { realTimeOfWorkers } from '../../../statistics/real-time-representation';

export const fetchWorkersRealTimeStatistics: Operation = {
  name: 'workersRealTimeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/RealTimeStatistics',
  handle: (emulator, request) => {
    const { ofWorkers } = emulator.engine.realTimeStatistics;
    const now = ofWorkers(request.path['workspaceSid']!, channelParameter(request.query));
    return fetched({ ...ownerOf(emulator, request), ...realTimeOfWorkers(now) });
  },
};
