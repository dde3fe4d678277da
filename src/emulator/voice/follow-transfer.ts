import type { EngineEvent } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { FollowUps } from '../follow-ups';
import { isBridged } from './call';
import { callerOfTask } from './caller-of-task';
import { endTalk, hasSomebody } from './talk';

const NOT_TAKEN: readonly string[] = ['task.transfer-failed', 'task.transfer-canceled'];

/** A transfer that found nobody: a caller whose first agent has left meanwhile is alone, and does not wait for ever. */
export function followTransfer(
  emulator: Emulator,
  { type, data }: EngineEvent,
  workspaceSid: string,
  later: FollowUps['add'],
): void {
  const taskSid = data['task_sid'];
  if (!NOT_TAKEN.includes(type) || taskSid === undefined) return;
  later(() => {
    const caller = callerOfTask(emulator, taskSid);
    if (caller === undefined || !isBridged(caller)) return;
    if (!hasSomebody(emulator, workspaceSid, taskSid, null)) endTalk(emulator, caller.sid);
  });
}
