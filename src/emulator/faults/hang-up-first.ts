import type { Emulator } from '../emulator';
import type { ApiRequest, Operation } from '../http/operation';
import { callerOfTask } from '../voice/caller-of-task';
import { endCall } from '../voice/end-call';

const UPDATES: readonly string[] = ['taskReservations.update', 'workerReservations.update'];

/** Whether an agent is about to accept. */
export const isAcceptance = ({ name }: Operation, { form }: ApiRequest): boolean =>
  UPDATES.includes(name) &&
  (form.filled('ReservationStatus') === 'accepted' || form.filled('Instruction')?.toLowerCase() === 'accept');

/** Where a fault wants it, the caller of the reservation's task hangs up first: the acceptance comes too late. */
export function hangUpFirst(emulator: Emulator, { path }: ApiRequest): void {
  const reservation = emulator.engine.reservations.fetch(path['workspaceSid']!, path['sid']!);
  const call = callerOfTask(emulator, reservation.taskSid);
  if (call === undefined || emulator.faults.onAccept() === null) return;
  emulator.catchUp();
  endCall(emulator, call.sid);
  emulator.changed();
}
