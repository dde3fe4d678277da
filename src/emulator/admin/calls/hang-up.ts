import { isOver } from '../../voice/call';
import { endCall } from '../../voice/end-call';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';
import { findCall } from './find';

/** The caller hangs up. */
export const hangUpCall: AdminHandler = (emulator, request) => {
  const call = findCall(emulator, request);
  if (isOver(call)) throw new AdminError(409, `Call ${call.sid} is over`);
  endCall(emulator, call.sid);
  emulator.effects.add(emulator.engine.now(), 'calls.hangup', call.sid);
  return { body: findCall(emulator, request) };
};
