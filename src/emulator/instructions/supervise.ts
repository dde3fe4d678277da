import type { Emulator } from '../emulator';
import { isOver } from '../voice/call';
import { noteStep } from '../voice/put-call';
import type { Failure, Instruction, Offer } from './instruction';

const MODES = ['monitor', 'whisper', 'barge'];

/** supervise: somebody listens to the call of an accepted reservation, by REST only. */
export function supervise(
  emulator: Emulator,
  { workspaceSid, reservationSid }: Offer,
  { fields }: Instruction,
): Failure | null {
  const { supervisor, supervisor_mode: mode = 'monitor' } = fields;
  if (supervisor === undefined) return { code: 40146, message: 'Supervisor is missing' };
  if (!MODES.includes(mode)) return { code: 40147, message: `SupervisorMode cannot be ${mode}` };
  const { status, taskSid } = emulator.engine.reservations.fetch(workspaceSid, reservationSid);
  const call = [...emulator.calls.values()].find((one) => !isOver(one) && one.queue?.taskSid === taskSid);
  if (status !== 'accepted' || call === undefined) {
    return { code: 40148, message: `Reservation ${reservationSid} has no call that goes on` };
  }
  noteStep(emulator, call.sid, 'supervised', `${mode} by ${supervisor}`);
  return null;
}
