import { listWorkers } from '../workers/list';
import type { WorkspaceState } from '../world/world';

export interface WorkersFilters {
  readonly friendlyName?: string;
  readonly taskQueueSid?: string;
  readonly taskQueueName?: string;
}

/** Whether a worker satisfies the filters, by its SID; every worker does where there are none. */
export function workersTest(
  state: WorkspaceState,
  { friendlyName, taskQueueSid, taskQueueName }: WorkersFilters,
): (workerSid: string) => boolean {
  const filters = Object.fromEntries(
    Object.entries({ friendlyName, taskQueueSid, taskQueueName }).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(filters).length === 0) return () => true;
  const wanted = new Set(listWorkers(state, filters).map(({ sid }) => sid));
  return (workerSid) => wanted.has(workerSid);
}
