import type { EngineEvent } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { changeCall, noteStep } from './put-call';

/** An accepted reservation of a waiting caller's task counts as an answer: caller and agent are bridged. */
export function bridgeCall(
  emulator: Pick<Emulator, 'calls' | 'engine'>,
  { type, at, data }: EngineEvent,
): void {
  if (type !== 'reservation.accepted') return;
  for (const { sid, queue } of emulator.calls.values()) {
    if (queue === null || queue.taskSid !== data['task_sid']) continue;
    changeCall(emulator, sid, { queue: { ...queue, bridgedAt: queue.bridgedAt ?? at } });
    noteStep(emulator, sid, 'bridged', data['worker_name'] ?? '');
  }
}
