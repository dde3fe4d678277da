import { fetched, type Operation } from '../../../../http/operation';
import { cumulativeOfWorkspace } from '../../statistics/cumulative-representation';
import { ownerOf } from '../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../statistics/parameters';
import { realTimeOfWorkspace } from '../../statistics/real-time-representation';

export const fetchWorkspaceStatistics: Operation = {
  name: 'workspaceStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '' } = request.path;
    const { cumulativeStatistics, realTimeStatistics } = emulator.engine;
    const channel = channelParameter(request.query);
    const asked = { ...cumulativeParameters(emulator, request.query), ...channel };
    return fetched({
      ...ownerOf(emulator, request),
      cumulative: cumulativeOfWorkspace(cumulativeStatistics.ofWorkspace(workspaceSid, asked)),
      realtime: realTimeOfWorkspace(realTimeStatistics.ofWorkspace(workspaceSid, channel)),
    });
  },
};
