import { expectVersion, type Reservation } from '../../../taskrouter-engine';
import type { Emulator } from '../../emulator';
import type { ApiRequest } from '../../http/operation';
import { given } from '../../http/parameters';
import { invalidParameter } from '../../http/twilio-error';
import { followInstruction, isTelephonic } from '../../instructions/follow-instruction';
import { instructionIn } from '../../instructions/instruction';
import { InstructionError } from '../../instructions/instruction-error';
import { STATUS_BY_INSTRUCTION } from '../../instructions/status-by-instruction';

/**
 * Does what an update of a reservation asks for: sets a status, or follows an instruction, which leaves the reservation
 * pending until an agent has answered the phone. Throws EngineError or TwilioError.
 */
export function changeReservation(emulator: Emulator, request: ApiRequest, sid: string): Reservation {
  const { path, form, ifMatch } = request;
  const { engine } = emulator;
  const workspaceSid = path['workspaceSid']!;
  const instruction = form.filled('Instruction')?.toLowerCase();
  if (instruction !== undefined && form.filled('ReservationStatus') !== undefined) {
    throw invalidParameter('ReservationStatus and Instruction cannot be given together');
  }
  if (instruction !== undefined && isTelephonic(instruction)) {
    followByPhone(emulator, request, sid, instruction);
    return engine.reservations.fetch(workspaceSid, sid);
  }
  const status =
    instruction === undefined ? form.required('ReservationStatus') : STATUS_BY_INSTRUCTION.get(instruction);
  if (status === undefined) throw invalidParameter(`Instruction ${instruction} is invalid`);
  const change = { status, ...given({ workerActivitySid: form.filled('WorkerActivitySid') }) };
  return engine.reservations.update(workspaceSid, sid, change, ifMatch);
}

/** What cannot be done is told to the caller, and to the debugger by the code that it has there. */
function followByPhone(
  emulator: Emulator,
  { path, form, ifMatch }: ApiRequest,
  reservationSid: string,
  instruction: string,
): void {
  const { engine, alerts } = emulator;
  const workspaceSid = path['workspaceSid']!;
  if (instruction === 'supervise' && path['taskSid'] === undefined) {
    throw invalidParameter('Instruction supervise is for reservations of a task, not of a worker');
  }
  expectVersion(engine.reservations.fetch(workspaceSid, reservationSid), ifMatch);
  try {
    followInstruction(emulator, { workspaceSid, reservationSid }, instructionIn(form, instruction));
  } catch (error) {
    if (!(error instanceof InstructionError)) throw error;
    alerts.raise(engine.now(), error.code, `${error.message} (${reservationSid})`);
    throw invalidParameter(error.message);
  }
}
