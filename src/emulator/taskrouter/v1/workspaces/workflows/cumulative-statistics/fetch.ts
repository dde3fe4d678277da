import { fetched, type Operation } from '../../../../../http/operation';
import { cumulativeOfWorkflow } from '../../../statistics/cumulative-representation';
import { ownerOf } from '../../../statistics/owner';
import { channelParameter, cumulativeParameters } from '../../../statistics/parameters';

export const fetchWorkflowCumulativeStatistics: Operation = {
  name: 'workflowCumulativeStatistics.fetch',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Workflows/:workflowSid/CumulativeStatistics',
  handle: (emulator, request) => {
    const { workspaceSid = '', workflowSid = '' } = request.path;
    const asked = { ...cumulativeParameters(emulator, request.query), ...channelParameter(request.query) };
    const statistics = emulator.engine.cumulativeStatistics.ofWorkflow(workspaceSid, workflowSid, asked);
    return fetched({
      ...ownerOf(emulator, request),
      workflow_sid: workflowSid,
      ...cumulativeOfWorkflow(statistics),
    });
  },
};
