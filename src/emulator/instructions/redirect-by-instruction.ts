import type { Emulator } from '../emulator';
import { isOver } from '../voice/call';
import { redirectCall } from '../voice/redirect-call';
import type { Failure, Instruction, Offer } from './instruction';

/** redirect: sends the caller elsewhere; with `accept` the reservation is accepted first, and its task stays. */
export function redirectByInstruction(
  emulator: Emulator,
  { workspaceSid, reservationSid }: Offer,
  { fields }: Instruction,
): Failure | null {
  const { url = '', call_sid: callSid = '' } = fields;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return { code: 40120, message: 'url is no URL' };
  if (!/^CA[0-9a-f]{32}$/i.test(callSid)) return { code: 40121, message: 'call_sid is no SID of a call' };
  const call = emulator.calls.get(callSid);
  if (call === undefined || isOver(call)) {
    return { code: 40122, message: `Call ${callSid} is not in progress` };
  }
  const accepts = fields['accept'] === 'true';
  if (accepts) emulator.engine.reservations.update(workspaceSid, reservationSid, { status: 'accepted' });
  redirectCall(emulator, callSid, { url }, { keepsTask: accepts });
  return null;
}
