import type { EngineEvent, ResourceType } from '../../../../../taskrouter-engine';
import type { Emulator } from '../../../../emulator';
import { isoDate } from '../../../../http/dates';

const COLLECTION_OF: Record<Exclude<ResourceType, 'workspace' | 'reservation' | 'transfer'>, string> = {
  activity: 'Activities',
  'task-channel': 'TaskChannels',
  worker: 'Workers',
  taskqueue: 'TaskQueues',
  workflow: 'Workflows',
  task: 'Tasks',
};

function resourceUrl(workspaceUrl: string, { resourceType, resourceSid, data }: EngineEvent): string {
  if (resourceType === 'workspace') return workspaceUrl;
  if (resourceType === 'reservation') {
    return `${workspaceUrl}/Tasks/${data['task_sid']}/Reservations/${resourceSid}`;
  }
  if (resourceType === 'transfer') {
    return `${workspaceUrl}/Workers/${data['transfer_initiating_worker_sid']}/Transfers/${resourceSid}`;
  }
  return `${workspaceUrl}/${COLLECTION_OF[resourceType]}/${resourceSid}`;
}

/** An event as the API shows it: `event_data` is an object, its numbers are texts. */
export function representEvent(
  { account }: Emulator,
  base: string,
  workspaceSid: string,
  event: EngineEvent,
): object {
  const workspaceUrl = `${base}/Workspaces/${workspaceSid}`;
  return {
    sid: event.sid,
    account_sid: account.sid,
    workspace_sid: workspaceSid,
    event_type: event.type,
    event_date: isoDate(event.at),
    event_date_ms: event.at,
    description: event.description,
    event_data: { ...event.data, workspace_sid: workspaceSid },
    resource_type: event.resourceType,
    resource_sid: event.resourceSid,
    resource_url: resourceUrl(workspaceUrl, event),
    actor_sid: account.sid,
    actor_type: 'account',
    actor_url: null,
    source: 'emulator',
    source_ip_address: null,
    url: `${workspaceUrl}/Events/${event.sid}`,
  };
}
