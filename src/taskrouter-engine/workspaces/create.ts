import { createActivity } from '../activities/create';
import { invalid } from '../errors';
import { emitResourceEvent } from '../events/resource-events';
import { createTaskChannel } from '../task-channels/create';
import { DEFAULT_TASK_CHANNELS } from '../task-channels/default-channels';
import { createTaskQueue } from '../task-queues/create';
import { createWorkflow } from '../workflows/create';
import { createWorkspaceState, type World, type WorkspaceState } from '../world/world';
import type { Workspace } from './workspace';
import { checkWorkspace, type WorkspaceParameters } from './workspace-parameters';

export interface NewWorkspace extends Partial<WorkspaceParameters> {
  readonly friendlyName: string;
  /** `FIFO` adds a queue that everybody serves and a workflow that sends every task there. */
  readonly template?: string;
}

const DEFAULTS = {
  eventCallbackUrl: '',
  eventsFilter: null,
  prioritizeQueueOrder: 'FIFO',
  multiTaskEnabled: true,
};

/**
 * Creates a workspace with the activities and task channels that each one has. Throws EngineError `invalid`.
 */
export function createWorkspace(world: World, { template = 'NONE', ...parameters }: NewWorkspace): Workspace {
  if (template !== 'NONE' && template !== 'FIFO') throw invalid('Template must be NONE or FIFO');
  const fields = checkWorkspace({ ...DEFAULTS, ...parameters });
  const dates = { dateCreated: world.now, dateUpdated: world.now };
  const unset = { defaultActivitySid: '', timeoutActivitySid: '' };
  const state = createWorkspaceState(world, { sid: world.sids.next('WS'), ...fields, ...unset, ...dates });
  world.workspaces.set(state.workspace.sid, state);
  emitResourceEvent(state, 'workspace.created', 'workspace', state.workspace);
  addDefaults(state);
  if (template === 'FIFO') addFifoTemplate(state);
  return state.workspace;
}

function addDefaults(state: WorkspaceState): void {
  const offline = createActivity(state, { friendlyName: 'Offline', available: false });
  createActivity(state, { friendlyName: 'Unavailable', available: false });
  createActivity(state, { friendlyName: 'Available', available: true });
  const sids = { defaultActivitySid: offline.sid, timeoutActivitySid: offline.sid };
  state.workspace = { ...state.workspace, ...sids };
  for (const channel of DEFAULT_TASK_CHANNELS) createTaskChannel(state, channel);
}

/** As a real workspace is given it: names and reservation timeout included. */
function addFifoTemplate(state: WorkspaceState): void {
  const queue = createTaskQueue(state, { friendlyName: 'Sample Queue', targetWorkers: '1==1' });
  createWorkflow(state, {
    friendlyName: 'Default Fifo Workflow',
    configuration: JSON.stringify({ task_routing: { filters: [], default_filter: { queue: queue.sid } } }),
    taskReservationTimeout: 120,
  });
}
