import type { Worker } from '../workers/worker';
import type { WorkspaceState } from '../world/world';
import { emit } from './emit';
import type { EventData } from './event';
import { workerData } from './task-events';

/** An event about a worker in the state that is given. */
export const emitWorkerEvent = (
  state: WorkspaceState,
  type: string,
  worker: Worker,
  extra: EventData = {},
): void =>
  emit(state, {
    type,
    resourceType: 'worker',
    resourceSid: worker.sid,
    description: `Worker ${worker.friendlyName}: ${type}`,
    data: { ...workerData(state, worker), ...extra },
  });
