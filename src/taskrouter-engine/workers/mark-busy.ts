import { workerOf } from '../world/lookup';
import { putWorker } from '../world/put';
import type { WorkspaceState } from '../world/world';

/**
 * Notes that a reservation of the worker began, was accepted or ended: its turn in the rotation starts again. Begin
 * and end count as a change of the worker (its version moves), an acceptance does not.
 */
export function markBusy(
  state: WorkspaceState,
  workerSid: string,
  taskChannelSid: string,
  { countsAsChange }: { countsAsChange: boolean },
): void {
  const { now } = state.world;
  const worker = workerOf(state, workerSid);
  const channel = { ...worker.channels[taskChannelSid]!, lastBusyAt: now };
  putWorker(state, {
    ...worker,
    channels: { ...worker.channels, [taskChannelSid]: channel },
    ...(countsAsChange ? { version: worker.version + 1, dateUpdated: now } : {}),
  });
}
