import type { WorkspaceState } from '../world/world';
import { emit } from './emit';
import type { ResourceType } from './event';

const NAMED: Partial<Record<ResourceType, string>> = {
  activity: 'activity',
  taskqueue: 'task_queue',
  workflow: 'workflow',
  workspace: 'workspace',
  'task-channel': 'task_channel',
};

/** An event about a resource that has only a name to tell: `activity.created`, `workflow.deleted`, … */
export function emitResourceEvent(
  state: WorkspaceState,
  type: string,
  resourceType: keyof typeof NAMED,
  { sid, friendlyName }: { readonly sid: string; readonly friendlyName: string },
): void {
  const name = NAMED[resourceType]!;
  emit(state, {
    type,
    resourceType,
    resourceSid: sid,
    description: `${type}: ${friendlyName}`,
    data: { [`${name}_sid`]: sid, [`${name}_name`]: friendlyName },
  });
}
