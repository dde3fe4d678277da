import type { Parameters } from '../../http/parameters';
import { given } from '../../http/parameters';
import { invalidParameter, notEmulated } from '../../http/twilio-error';

const STATUS_OF_INSTRUCTION: Readonly<Record<string, string>> = { accept: 'accepted', reject: 'rejected' };

/** What an update of a reservation asks for: a status, or the instruction that amounts to one. */
export function reservationChange(form: Parameters): { status: string; workerActivitySid?: string } {
  const instruction = form.filled('Instruction');
  const workerActivitySid = given({ workerActivitySid: form.filled('WorkerActivitySid') });
  if (instruction === undefined) return { status: form.required('ReservationStatus'), ...workerActivitySid };
  if (form.filled('ReservationStatus') !== undefined) {
    throw invalidParameter('ReservationStatus and Instruction cannot be given together');
  }
  const status = STATUS_OF_INSTRUCTION[instruction.toLowerCase()];
  if (status === undefined) throw notEmulated(`Instruction ${instruction}`);
  return { status, ...workerActivitySid };
}
