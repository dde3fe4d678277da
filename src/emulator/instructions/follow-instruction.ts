import type { Emulator } from '../emulator';
import { dialByInstruction } from './dial-by-instruction';
import type { Instruction, Offer } from './instruction';
import { InstructionError } from './instruction-error';
import { redirectByInstruction } from './redirect-by-instruction';
import { supervise } from './supervise';

type Doing = (emulator: Emulator, offer: Offer, instruction: Instruction) => void;

const DOING: ReadonlyMap<string, Doing> = new Map([
  ['dequeue', dialByInstruction],
  ['conference', dialByInstruction],
  ['call', dialByInstruction],
  ['redirect', redirectByInstruction],
  ['supervise', supervise],
]);

/** What may be done with a task that is being transferred (twilio.com/docs/api/errors/40151). */
const DURING_TRANSFER: readonly string[] = ['conference', 'supervise'];

/** Whether it is an instruction that needs a telephone; accept and reject do not. */
export const isTelephonic = (name: string): boolean => DOING.has(name);

/**
 * Does what a telephonic instruction asks for. Throws InstructionError when it cannot be done, and EngineError `not-found`
 * when there is no such reservation.
 */
export function followInstruction(emulator: Emulator, offer: Offer, instruction: Instruction): void {
  const { engine, effects } = emulator;
  const { workspaceSid, reservationSid } = offer;
  const { name } = instruction;
  const { taskSid } = engine.reservations.fetch(workspaceSid, reservationSid);
  const { transfer } = engine.tasks.fetch(workspaceSid, taskSid);
  if (transfer !== null && !DURING_TRANSFER.includes(name)) {
    throw new InstructionError(40151, `Instruction ${name} is not allowed on a task being transferred`);
  }
  DOING.get(name)!(emulator, offer, instruction);
  effects.add(engine.now(), `instructions.${name}`, reservationSid);
}
