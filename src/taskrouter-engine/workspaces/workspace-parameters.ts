import { invalid } from '../errors';
import { nameOf, urlOf } from '../parameters';
import type { QueueOrder } from './workspace';

export interface WorkspaceParameters {
  readonly friendlyName: string;
  readonly eventCallbackUrl: string;
  readonly eventsFilter: string | null;
  readonly prioritizeQueueOrder: string;
  readonly multiTaskEnabled: boolean;
}

/** The parameters as they were given. Throws EngineError `invalid`. */
export function checkWorkspace(wanted: WorkspaceParameters) {
  return {
    friendlyName: nameOf('FriendlyName', wanted.friendlyName),
    eventCallbackUrl: urlOf('EventCallbackUrl', wanted.eventCallbackUrl),
    eventsFilter: wanted.eventsFilter === '' ? null : wanted.eventsFilter,
    prioritizeQueueOrder: checkOrder(wanted.prioritizeQueueOrder),
    multiTaskEnabled: wanted.multiTaskEnabled,
  };
}

function checkOrder(value: string): QueueOrder {
  if (value === 'FIFO' || value === 'LIFO') return value;
  throw invalid('PrioritizeQueueOrder must be FIFO or LIFO');
}
