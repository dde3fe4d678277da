import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfWorkers } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';

export const fetchWorkersCumulativeStatistics: Operation = {
  name: 'workersCumulativeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/CumulativeStatistics',
  handle: (emulator, request) => {
    const asked = { ...cumulativeParameters(emulator, request.query), ...channelParameter(request.query) };
    const { ofWorkers } = emulator.engine.cumulativeStatistics;
    const statistics = ofWorkers(request.path['workspaceSid']!, asked);
    return fetched({ ...ownerOf(emulator, request), ...cumulativeOfWorkers(statistics) });
  },
};
