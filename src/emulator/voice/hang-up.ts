import type { Emulator } from '../emulator';
import type { CallStatus } from './call';
import { endCall } from './end-call';
import { runProgram } from './run-program';

/** Somebody hangs up. Where it is an agent, their caller goes on with the verb after `<Enqueue>`, if no action was asked. */
export function hangUp(emulator: Emulator, callSid: string, status: CallStatus = 'completed'): void {
  const caller = endCall(emulator, callSid, status);
  if (caller !== null) runProgram(emulator, caller);
}
