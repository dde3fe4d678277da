import { fetched, type Operation } from '../../../../../http/operation';
import { given } from '../../../../../http/parameters';
import { cumulativeOfWorkers } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';
import { realTimeOfWorkers } from '../../../statistics/real-time-representation';

/** Of all workers, or of those that the filters leave; the parts by themselves take no filters. */
export const fetchWorkersStatistics: Operation = {
  name: 'workersStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workers/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '' } = request.path;
    const { query } = request;
    const { cumulativeStatistics, realTimeStatistics } = emulator.engine;
    const wanted = {
      ...channelParameter(query),
      ...given({
        friendlyName: query.filled('FriendlyName'),
        taskQueueSid: query.filled('TaskQueueSid'),
        taskQueueName: query.filled('TaskQueueName'),
      }),
    };
    const asked = { ...cumulativeParameters(emulator, query), ...wanted };
    return fetched({
      ...ownerOf(emulator, request),
      cumulative: cumulativeOfWorkers(cumulativeStatistics.ofWorkers(workspaceSid, asked)),
      realtime: realTimeOfWorkers(realTimeStatistics.ofWorkers(workspaceSid, wanted)),
    });
  },
};
