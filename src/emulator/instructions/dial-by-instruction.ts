import type { Reservation, Task } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { Call } from '../voice/call';
import { callerOfTask } from '../voice/caller-of-task';
import type { Dial } from '../voice/dial';
import { dialAgent } from '../voice/dial-agent';
import type { Dialing } from './dial-codes';
import { addressOf, callerIdOf, codesOf, documentOf, ringSecondsOf, statusCallbackOf } from './dial-fields';
import type { Instruction, Offer } from './instruction';
import { InstructionError } from './instruction-error';

/**
 * dequeue, conference and call: rings at the agent's, at `to` or the worker's contact_uri. With dequeue and conference their
 * answer accepts the reservation and joins them with the caller; with call they hear the TwiML at `url`. Throws
 * InstructionError.
 */
export function dialByInstruction(emulator: Emulator, offer: Offer, instruction: Instruction): void {
  const { engine } = emulator;
  const { workspaceSid, reservationSid } = offer;
  const reservation = engine.reservations.fetch(workspaceSid, reservationSid);
  const task = engine.tasks.fetch(workspaceSid, reservation.taskSid);
  if (reservation.status !== 'pending' || reservation.isConnecting) {
    throw notPending(instruction, task, reservation);
  }
  const caller = instruction.name === 'call' ? null : callerOf(emulator, instruction, task);
  const worker = attributesOf(engine.workers.fetch(workspaceSid, reservation.workerSid));
  const wanted = {
    to: addressOf(instruction, worker['contact_uri']),
    from: callerIdOf(instruction, caller?.to),
    url: documentOf(instruction),
    dial: {
      instruction: instruction.name as Dialing,
      ...offer,
      taskSid: task.sid,
      workerSid: reservation.workerSid,
      customerCallSid: caller?.sid ?? null,
      accepts: instruction.name !== 'call' || instruction.fields['accept'] === 'true',
      postWorkActivitySid: activityOf(emulator, offer, instruction),
      callback: statusCallbackOf(instruction),
      ringsUntil: engine.now() + ringSecondsOf(instruction) * 1_000,
    } satisfies Omit<Dial, 'conferenceSid'>,
  };
  // Nobody else may settle the offer while the phone rings.
  if (wanted.dial.accepts) engine.reservations.connect(workspaceSid, reservationSid);
  const conferenceSid = instruction.name === 'conference' ? emulator.sids.next('CF') : null;
  dialAgent(emulator, { ...wanted, dial: { ...wanted.dial, conferenceSid } });
}

function notPending(
  instruction: Instruction,
  task: Task,
  { status, isConnecting }: Reservation,
): InstructionError {
  const codes = codesOf(instruction);
  const code = task.status === 'canceled' ? codes.customerGone : codes.notPending;
  const why = isConnecting
    ? 'A phone rings for the reservation'
    : `The reservation is ${status}, not pending`;
  return new InstructionError(code, why);
}

/** Who waits; null for a task that is about a call still to be made. */
function callerOf(emulator: Emulator, instruction: Instruction, task: Task): Call | null {
  const attributes = attributesOf(task);
  const codes = codesOf(instruction);
  if (attributes['call_sid'] === undefined) {
    if (instruction.name === 'conference' && attributes['outbound_to'] !== undefined) return null;
    throw new InstructionError(codes.noCustomer, 'The task was not made by <Enqueue>: it has no call_sid');
  }
  const caller = callerOfTask(emulator, task.sid);
  if (caller !== undefined) return caller;
  throw new InstructionError(codes.customerGone, 'The caller is gone');
}

function activityOf({ engine }: Emulator, { workspaceSid }: Offer, instruction: Instruction): string | null {
  const { post_work_activity_sid: sid } = instruction.fields;
  if (sid === undefined) return null;
  if (engine.activities.list(workspaceSid).some((activity) => activity.sid === sid)) return sid;
  throw new InstructionError(
    codesOf(instruction).activity,
    'post_work_activity_sid is no activity of the workspace',
  );
}

const attributesOf = ({ attributes }: { attributes: string }): Record<string, unknown> =>
  JSON.parse(attributes) as Record<string, unknown>;
