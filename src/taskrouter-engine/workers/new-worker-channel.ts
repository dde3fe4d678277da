import type { WorkspaceState } from '../world/world';
import type { WorkerChannel } from './worker';

/** twilio.com/docs/taskrouter/multitasking */
const DEFAULT_CAPACITY = 1;

export const newWorkerChannel = ({ world }: WorkspaceState, taskChannelSid: string): WorkerChannel => ({
  sid: world.sids.next('WC'),
  taskChannelSid,
  configuredCapacity: DEFAULT_CAPACITY,
  available: true,
  lastBusyAt: 0,
  dateCreated: world.now,
  dateUpdated: world.now,
});
