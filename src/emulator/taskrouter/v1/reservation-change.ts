import type { Reservation } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import type { ApiRequest } from '../../http/operation';
import { given } from '../../http/parameters';
import { invalidParameter, TwilioError } from '../../http/twilio-error';
import { followInstruction, isTelephonic } from '../../instructions/follow-instruction';
import { instructionIn } from '../../instructions/instruction';

const STATUS_OF_INSTRUCTION: Readonly<Record<string, string>> = { accept: 'accepted', reject: 'rejected' };

/**
 * Does what an update of a reservation asks for: sets a status, or follows an instruction, which leaves the reservation
 * pending until an agent has answered the phone. Throws EngineError or TwilioError.
 */
export function changeReservation(
  emulator: Emulator,
  { path, form, ifMatch }: ApiRequest,
  sid: string,
): Reservation {
  const { engine } = emulator;
  const workspaceSid = path['workspaceSid']!;
  const instruction = form.filled('Instruction')?.toLowerCase();
  if (instruction !== undefined && form.filled('ReservationStatus') !== undefined) {
    throw invalidParameter('ReservationStatus and Instruction cannot be given together');
  }
  if (instruction !== undefined && isTelephonic(instruction)) {
    const offer = { workspaceSid, reservationSid: sid };
    const failure = followInstruction(emulator, offer, instructionIn(form, instruction));
    if (failure !== null) throw new TwilioError(400, failure.code, failure.message);
    return engine.reservations.fetch(workspaceSid, sid);
  }
  const status =
    instruction === undefined ? form.required('ReservationStatus') : STATUS_OF_INSTRUCTION[instruction];
  if (status === undefined) throw invalidParameter(`Instruction ${instruction} is invalid`);
  const change = { status, ...given({ workerActivitySid: form.filled('WorkerActivitySid') }) };
  return engine.reservations.update(workspaceSid, sid, change, ifMatch);
}
