import { fetched, type Operation } from '../../../../../http/operation';
import { invalidParameter } from '../../../../../http/twilio-error';
import { ownerOf } from '../../../statistics/owner';
import { bulkRealTimeOfTaskQueue } from '../../../statistics/real-time-representation';

const MOST_TASK_QUEUES = 50;

/** The only operation of TaskRouter's that takes JSON: `{"TaskQueueSids": ["WQ…"]}`. Unknown queues are left out. */
export const createTaskQueueBulkRealTimeStatistics: Operation = {
  name: 'taskQueueBulkRealTimeStatistics.create',
  method: 'POST',
  path: '/Workspaces/:workspaceSid/TaskQueues/RealTimeStatistics',
  handle: (emulator, request) => {
    const { workspaceSid = '' } = request.path;
    const { taskQueues, realTimeStatistics } = emulator.engine;
    const known = new Set(taskQueues.list(workspaceSid).map(({ sid }) => sid));
    const data = taskQueueSidsIn(request.json)
      .filter((sid) => known.has(sid))
      .map((sid) => ({
        task_queue_sid: sid,
        ...bulkRealTimeOfTaskQueue(realTimeStatistics.ofTaskQueue(workspaceSid, sid)),
      }));
    return fetched({
      ...ownerOf(emulator, request),
      task_queue_data: data,
      task_queue_response_count: data.length,
    });
  },
};

function taskQueueSidsIn(json: unknown): string[] {
  const sids = (json as { TaskQueueSids?: unknown } | null | undefined)?.TaskQueueSids;
  if (!Array.isArray(sids) || !sids.every((sid) => typeof sid === 'string')) {
    throw invalidParameter('TaskQueueSids must be a list of texts in a JSON body');
  }
  if (sids.length > MOST_TASK_QUEUES) {
    throw invalidParameter(`TaskQueueSids has ${sids.length} entries; the limit is ${MOST_TASK_QUEUES}`);
  }
  return sids;
}
