import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { followInstruction, isTelephonic } from '../instructions/follow-instruction';
import { instructionOf, type Instruction, type Offer } from '../instructions/instruction';
import { InstructionError } from '../instructions/instruction-error';
import { STATUS_BY_INSTRUCTION } from '../instructions/status-by-instruction';
import type { Delivery, Outcome, Purpose } from './delivery';
import { ASSIGNMENT_LIMIT, deliver } from './new-delivery';

type Assignment = Extract<Purpose, { kind: 'assignment' }>;

/** What an answer asks for: an instruction, nothing, or nothing that can be understood. */
type Reading = Instruction | 'nothing' | 'without-instruction' | 'unusable';

const NOTHING_TO_DO = 'nothing';

/** Exactly 200, and either empty or JSON; an empty answer leaves the reservation to REST. */
export function readAssignmentAnswer(outcome: Outcome): Reading {
  if (outcome.kind === 'failure' || outcome.status !== 200) return 'unusable';
  if (outcome.body.trim() === '') return NOTHING_TO_DO;
  if (!/^application\/json\b/i.test(outcome.contentType)) return 'unusable';
  const json = jsonIn(outcome.body);
  if (json === null) return 'unusable';
  const { instruction } = json;
  return typeof instruction === 'string' ? instructionOf(instruction, json) : 'without-instruction';
}

function jsonIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Does what the application answered, or asks at the fallback URL when it answered nothing usable. */
export function takeAssignmentAnswer(
  emulator: Emulator,
  delivery: Delivery,
  purpose: Assignment,
  outcome: Outcome,
): void {
  const reading = readAssignmentAnswer(outcome);
  const alert = (code: number, message: string): void =>
    emulator.alerts.raise(emulator.engine.now(), code, `${message} (${purpose.reservationSid})`);
  if (reading === NOTHING_TO_DO) return;
  if (reading === 'without-instruction') {
    alert(40005, 'The assignment callback answered without an instruction');
  } else if (reading === 'unusable') {
    alert(40001, 'The assignment callback gave no usable answer');
    askFallback(emulator, delivery, purpose);
  } else {
    follow(emulator, purpose, reading, alert);
  }
}

function askFallback(emulator: Emulator, { form, lane }: Delivery, purpose: Assignment): void {
  const { fallbackUrl } = purpose;
  if (fallbackUrl === null) return giveUp(emulator, purpose);
  const withoutFallback = { ...purpose, fallbackUrl: null };
  deliver(emulator, {
    purpose: withoutFallback,
    lane,
    url: fallbackUrl,
    form,
    timeLimit: ASSIGNMENT_LIMIT,
  });
}

/** Nobody said what to do: the offer stands until its timeout, unless the settings want it withdrawn. */
function giveUp({ engine, settings }: Emulator, { workspaceSid, reservationSid }: Assignment): void {
  if (settings.unansweredAssignment === 'keep') return;
  try {
    engine.reservations.cancel(workspaceSid, reservationSid);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

function follow(
  emulator: Emulator,
  { workspaceSid, reservationSid }: Assignment,
  instruction: Instruction,
  alert: (code: number, message: string) => void,
): void {
  const { engine, effects } = emulator;
  const { name, fields } = instruction;
  const status = STATUS_BY_INSTRUCTION.get(name);
  try {
    if (status === undefined)
      return followByPhone(emulator, { workspaceSid, reservationSid }, instruction, alert);
    const { activity_sid: activitySid } = fields;
    const change = activitySid === undefined ? { status } : { status, workerActivitySid: activitySid };
    engine.reservations.update(workspaceSid, reservationSid, change);
    effects.add(engine.now(), `instructions.${name}`, reservationSid);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    alert(40100, error.message);
  }
}

function followByPhone(
  emulator: Emulator,
  offer: Offer,
  instruction: Instruction,
  alert: (code: number, message: string) => void,
): void {
  const { name } = instruction;
  if (!isTelephonic(name) || name === 'supervise') return alert(55555, `Instruction ${name} is invalid here`);
  try {
    followInstruction(emulator, offer, instruction);
  } catch (error) {
    if (!(error instanceof InstructionError)) throw error;
    alert(error.code, error.message);
  }
}
