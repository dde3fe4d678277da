import { fetched, type Operation } from '../../../../../http/operation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter } from '../../../statistics/parameters';
import { realTimeOfWorkflow } from '../../../statistics/real-time-representation';

export const fetchWorkflowRealTimeStatistics: Operation = {
  name: 'workflowRealTimeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workflows/:workflowSid/RealTimeStatistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', workflowSid = '' } = request.path;
    const asked = channelParameter(request.query);
    const now = emulator.engine.realTimeStatistics.ofWorkflow(workspaceSid, workflowSid, asked);
    return fetched({
      ...ownerOf(emulator, request),
      workflow_sid: workflowSid,
      ...realTimeOfWorkflow(now),
    });
  },
};
