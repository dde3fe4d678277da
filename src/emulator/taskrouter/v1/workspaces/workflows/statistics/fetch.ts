import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfWorkflow } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';
import { realTimeOfWorkflow } from '../../../statistics/real-time-representation';

export const fetchWorkflowStatistics: Operation = {
  name: 'workflowStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workflows/:workflowSid/Statistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', workflowSid = '' } = request.path;
    const { cumulativeStatistics, realTimeStatistics } = emulator.engine;
    const channel = channelParameter(request.query);
    const asked = { ...cumulativeParameters(emulator, request.query), ...channel };
    return fetched({
      ...ownerOf(emulator, request),
      workflow_sid: workflowSid,
      cumulative: cumulativeOfWorkflow(cumulativeStatistics.ofWorkflow(workspaceSid, workflowSid, asked)),
      realtime: realTimeOfWorkflow(realTimeStatistics.ofWorkflow(workspaceSid, workflowSid, channel)),
    });
  },
};
