import { availableCapacityPercentage, type WorkerChannel } from '../../../../../../taskrouter-engine';
import type { Emulator } from '../../../../../emulator';
import { resourceAt } from '../../../resource';

interface Owner {
  readonly workspaceSid: string;
  readonly workerSid: string;
}

/** A worker's channel as the API shows it. */
export function representWorkerChannel(
  emulator: Emulator,
  base: string,
  { workspaceSid, workerSid }: Owner,
  channel: WorkerChannel,
): object {
  const { engine } = emulator;
  const load = engine.workerChannels.load(workspaceSid, workerSid, channel.taskChannelSid);
  const url = `${base}/Workspaces/${workspaceSid}/Workers/${workerSid}/Channels/${channel.sid}`;
  return {
    workspace_sid: workspaceSid,
    worker_sid: workerSid,
    task_channel_sid: channel.taskChannelSid,
    task_channel_unique_name: engine.taskChannels.fetch(workspaceSid, channel.taskChannelSid).uniqueName,
    configured_capacity: channel.configuredCapacity,
    available: channel.available,
    assigned_tasks: load.assigned,
    available_capacity_percentage: availableCapacityPercentage(channel, load),
    ...resourceAt(emulator, url, channel),
  };
}

export const ownerIn = (path: Readonly<Record<string, string>>): Owner => ({
  workspaceSid: path['workspaceSid']!,
  workerSid: path['workerSid']!,
});
