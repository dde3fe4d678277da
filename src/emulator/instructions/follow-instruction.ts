import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { dialByInstruction } from './dial-by-instruction';
import type { Failure, Instruction, Offer } from './instruction';
import { redirectByInstruction } from './redirect-by-instruction';
import { supervise } from './supervise';

type Doing = (emulator: Emulator, offer: Offer, instruction: Instruction) => Failure | null;

const DOING: Readonly<Record<string, Doing>> = {
  dequeue: dialByInstruction,
  conference: dialByInstruction,
  call: dialByInstruction,
  redirect: redirectByInstruction,
  supervise,
};

/** What may be done with a task that is being transferred (twilio.com/docs/api/errors/40151). */
const DURING_TRANSFER: readonly string[] = ['conference', 'supervise'];

/** Whether it is an instruction that needs a telephone; accept and reject do not. */
export const isTelephonic = (name: string): boolean => name in DOING;

/** Does what an instruction asks for. Answers why it could not be done, or null. Throws EngineError `not-found`. */
export function followInstruction(
  emulator: Emulator,
  offer: Offer,
  instruction: Instruction,
): Failure | null {
  const { workspaceSid, reservationSid } = offer;
  const { taskSid } = emulator.engine.reservations.fetch(workspaceSid, reservationSid);
  const { transfer } = emulator.engine.tasks.fetch(workspaceSid, taskSid);
  if (transfer !== null && !DURING_TRANSFER.includes(instruction.name)) {
    return {
      code: 40151,
      message: `Instruction ${instruction.name} is not allowed on a task being transferred`,
    };
  }
  try {
    const failure = DOING[instruction.name]!(emulator, offer, instruction);
    if (failure === null) {
      emulator.effects.add(emulator.engine.now(), `instructions.${instruction.name}`, reservationSid);
    }
    return failure;
  } catch (error) {
    if (error instanceof EngineError) return { code: 40100, message: error.message };
    throw error;
  }
}
