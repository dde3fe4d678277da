import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { isWebAddress } from '../http/web-address';
import { isBridged, isOver } from '../voice/call';
import { redirectCall } from '../voice/redirect-call';
import type { Instruction, Offer } from './instruction';
import { InstructionError } from './instruction-error';

/**
 * redirect: sends the caller elsewhere; with `accept` the reservation is accepted first, and its task stays. Throws
 * InstructionError (twilio.com/docs/api/errors/40120 to 40123).
 */
export function redirectByInstruction(emulator: Emulator, offer: Offer, { fields }: Instruction): void {
  const { url = '', call_sid: callSid = '' } = fields;
  if (!isWebAddress(url)) throw new InstructionError(40120, 'url is no http or https URL');
  if (!/^CA[0-9a-f]{32}$/i.test(callSid)) {
    throw new InstructionError(40121, 'call_sid is no SID of a call');
  }
  const call = emulator.calls.get(callSid);
  if (call === undefined || isOver(call)) {
    throw new InstructionError(40122, `Call ${callSid} is not in progress`);
  }
  const accepts = fields['accept'] === 'true';
  const result = isBridged(call) ? 'redirected-from-bridged' : 'redirected';
  settleOffer(emulator, offer, accepts);
  redirectCall(emulator, callSid, { url }, { keepsTask: accepts, result });
}

/** Accepts the offer where that is wanted; else it has to stand. */
function settleOffer({ engine }: Emulator, { workspaceSid, reservationSid }: Offer, accepts: boolean): void {
  try {
    if (accepts) engine.reservations.update(workspaceSid, reservationSid, { status: 'accepted' });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    throw new InstructionError(40123, error.message);
  }
  const { status, isConnecting } = engine.reservations.fetch(workspaceSid, reservationSid);
  if (accepts || (status === 'pending' && !isConnecting)) return;
  throw new InstructionError(40123, isConnecting ? 'A phone rings for it' : `The reservation is ${status}`);
}
