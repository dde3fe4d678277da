import { fetched, type Operation } from '../../../../http/operation';
import { cumulativeOfWorkspace } from '../../statistics/cumulative-representation';
import { ownerOf } from '../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../statistics/parameters';

export const fetchWorkspaceCumulativeStatistics: Operation = {
  name: 'workspaceCumulativeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/CumulativeStatistics',
  handle: (emulator, request) => {
    const asked = { ...cumulativeParameters(emulator, request.query), ...channelParameter(request.query) };
    const { ofWorkspace } = emulator.engine.cumulativeStatistics;
    const statistics = ofWorkspace(request.path['workspaceSid']!, asked);
    return fetched({ ...ownerOf(emulator, request), ...cumulativeOfWorkspace(statistics) });
  },
};
