import type { Emulator } from '../emulator';
import { callerOfTask } from '../voice/caller-of-task';
import { noteStep } from '../voice/put-call';
import type { Instruction, Offer } from './instruction';
import { isAddress } from './dial-fields';
import { InstructionError } from './instruction-error';

const MODES = ['monitor', 'whisper', 'barge'];
/** A mode that does not exist has no code of its own: the instruction is invalid (twilio.com/docs/api/errors/55555). */
const INVALID = 55555;

/**
 * supervise: somebody listens to the call of an accepted reservation, by the task's REST resource only. The supervisor is a
 * worker's SID, or an address. Throws InstructionError (twilio.com/docs/api/errors/40146 to 40148).
 */
export function supervise(
  emulator: Emulator,
  { workspaceSid, reservationSid }: Offer,
  { fields }: Instruction,
): void {
  const { supervisor_mode: mode = 'monitor' } = fields;
  if (!MODES.includes(mode)) throw new InstructionError(INVALID, `SupervisorMode cannot be ${mode}`);
  const { status, taskSid } = emulator.engine.reservations.fetch(workspaceSid, reservationSid);
  const call = callerOfTask(emulator, taskSid);
  if (status !== 'accepted' || call === undefined) {
    throw new InstructionError(
      40146,
      `Reservation ${reservationSid} is ${status}, and no call of it goes on`,
    );
  }
  const supervisor = addressOf(emulator, workspaceSid, fields['supervisor'] ?? '');
  const { attributes } = emulator.engine.tasks.fetch(workspaceSid, taskSid);
  if (!(JSON.parse(attributes) as { from?: unknown }).from) {
    throw new InstructionError(40148, 'The attributes of the task have no from');
  }
  noteStep(emulator, call.sid, 'supervised', `${mode} by ${supervisor}`);
}

function addressOf({ engine }: Emulator, workspaceSid: string, supervisor: string): string {
  const worker = engine.workers.list(workspaceSid).find(({ sid }) => sid === supervisor);
  const address: unknown = worker
    ? (JSON.parse(worker.attributes) as { contact_uri?: unknown }).contact_uri
    : supervisor;
  if (typeof address === 'string' && isAddress(address)) return address;
  throw new InstructionError(40147, 'The supervisor has no contact_uri, and is no address');
}
