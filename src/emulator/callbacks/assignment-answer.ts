import { EngineError } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import type { Delivery, Outcome, Purpose } from './delivery';
import { ASSIGNMENT_LIMIT, deliver } from './new-delivery';

type Assignment = Extract<Purpose, { kind: 'assignment' }>;

interface Instruction {
  readonly instruction: string;
  readonly activitySid: string | null;
}

/** What an answer asks for: an instruction, nothing, or nothing that can be understood. */
type Reading = Instruction | 'nothing' | 'without-instruction' | 'unusable';

const NOTHING_TO_DO = 'nothing';
const STATUS_OF: Readonly<Record<string, 'accepted' | 'rejected'>> = {
  accept: 'accepted',
  reject: 'rejected',
};

/** Exactly 200, and either empty or JSON; an empty answer leaves the reservation to REST. */
export function readAssignmentAnswer(outcome: Outcome): Reading {
  if (outcome.kind === 'failure' || outcome.status !== 200) return 'unusable';
  if (outcome.body.trim() === '') return NOTHING_TO_DO;
  if (!/^application\/json\b/i.test(outcome.contentType)) return 'unusable';
  const json = jsonIn(outcome.body);
  if (json === null) return 'unusable';
  const { instruction, activity_sid: activitySid } = json;
  if (typeof instruction !== 'string') return 'without-instruction';
  return { instruction, activitySid: typeof activitySid === 'string' ? activitySid : null };
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
  if (fallbackUrl === null) return;
  const withoutFallback = { ...purpose, fallbackUrl: null };
  deliver(emulator, {
    purpose: withoutFallback,
    lane,
    url: fallbackUrl,
    form,
    timeLimit: ASSIGNMENT_LIMIT,
  });
}

function follow(
  { engine, effects }: Emulator,
  { workspaceSid, reservationSid }: Assignment,
  { instruction, activitySid }: Instruction,
  alert: (code: number, message: string) => void,
): void {
  const status = STATUS_OF[instruction];
  if (status === undefined)
    return alert(55555, `Instruction ${instruction} is not supported by this emulator`);
  try {
    const change = activitySid === null ? { status } : { status, workerActivitySid: activitySid };
    engine.reservations.update(workspaceSid, reservationSid, change);
    effects.add(engine.now(), `instructions.${instruction}`, reservationSid);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    alert(40100, error.message);
  }
}
