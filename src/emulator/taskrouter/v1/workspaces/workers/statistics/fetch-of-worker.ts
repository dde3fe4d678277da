import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfWorkers } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';

export const fetchWorkerStatistics: Operation = {
  name: 'workerStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/:workerSid/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', workerSid = '' } = request.path;
    const asked = { ...cumulativeParameters(emulator, request.query), ...channelParameter(request.query) };
    const statistics = emulator.engine.cumulativeStatistics.ofWorker(workspaceSid, workerSid, asked);
    return fetched({
      ...ownerOf(emulator, request),
      worker_sid: workerSid,
      cumulative: cumulativeOfWorkers(statistics),
    });
  },
};
