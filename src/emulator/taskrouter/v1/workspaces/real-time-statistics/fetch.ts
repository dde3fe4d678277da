import { fetched, type Operation } from '../../../../http/operation';
import { ownerOf } from '../../statistics/owner';
import { channelParameter } from '../../statistics/parameters';
import { realTimeOfWorkspace } from '../../statistics/real-time-representation';

export const fetchWorkspaceRealTimeStatistics: Operation = {
  name: 'workspaceRealTimeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/RealTimeStatistics',
  handle: (emulator, request) => {
    const { ofWorkspace } = emulator.engine.realTimeStatistics;
    const now = ofWorkspace(request.path['workspaceSid']!, channelParameter(request.query));
    return fetched({ ...ownerOf(emulator, request), ...realTimeOfWorkspace(now) });
  },
};
