import type { Reservation } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { isOver, type Call } from '../voice/call';
import type { Dial } from '../voice/dial';
import { dialAgent } from '../voice/dial-agent';
import type { Failure, Instruction, Offer } from './instruction';

type Dialing = 'dequeue' | 'conference' | 'call';

interface Codes {
  readonly to: number;
  readonly from: number;
  readonly url: number;
  readonly noCaller: number;
  readonly notPending: number;
}

/** Of Twilio's debugger; those of dequeue are documented by their range only, and are ours. */
const CODES: Readonly<Record<Dialing, Codes>> = {
  call: { to: 40110, from: 40111, url: 40112, noCaller: 40113, notPending: 40114 },
  dequeue: { to: 40130, from: 40131, url: 40132, noCaller: 40133, notPending: 40134 },
  conference: { to: 40140, from: 40141, url: 40143, noCaller: 40142, notPending: 40144 },
};

const RINGS = 60;
const LONGEST_RING = 999;

/**
 * dequeue, conference and call: rings at the agent's, at `to` or the worker's contact_uri. With dequeue and conference their
 * answer accepts the reservation and joins them with the caller; with call they hear the TwiML at `url`.
 */
export function dialByInstruction(
  emulator: Emulator,
  offer: Offer,
  instruction: Instruction,
): Failure | null {
  const { engine } = emulator;
  const name = instruction.name as Dialing;
  const { fields } = instruction;
  const fail = (reason: keyof Codes, message: string): Failure => ({ code: CODES[name][reason], message });
  const reservation = engine.reservations.fetch(offer.workspaceSid, offer.reservationSid);
  if (reservation.status !== 'pending') return fail('notPending', `Reservation is ${reservation.status}`);
  const task = attributesOf(engine.tasks.fetch(offer.workspaceSid, reservation.taskSid));
  const caller = waitingCaller(emulator, reservation.taskSid);
  if (caller === null && (name === 'dequeue' || (name === 'conference' && !task['outbound_to']))) {
    return fail('noCaller', 'The task was not made by <Enqueue>, or its caller is gone');
  }
  const worker = attributesOf(engine.workers.fetch(offer.workspaceSid, reservation.workerSid));
  const to = fields['to'] ?? worker['contact_uri'];
  if (typeof to !== 'string') return fail('to', 'No to, and the worker has no contact_uri');
  const from = fields['from'] ?? (name === 'call' ? undefined : caller?.to);
  if (from === undefined) return fail('from', 'from is missing');
  if (name === 'call' && !URL.canParse(fields['url'] ?? '')) return fail('url', 'url is no URL');
  const dial = { offer, reservation, customerCallSid: name === 'call' ? null : (caller?.sid ?? null) };
  dialAgent(emulator, {
    to,
    from,
    url: name === 'call' ? fields['url']! : null,
    dial: dialFor(emulator, instruction, dial),
  });
  return null;
}

interface Dialed {
  readonly offer: Offer;
  readonly reservation: Reservation;
  readonly customerCallSid: string | null;
}

const dialFor = (
  { engine, sids }: Emulator,
  instruction: Instruction,
  { offer, reservation, customerCallSid }: Dialed,
): Dial => ({
  instruction: instruction.name as Dialing,
  ...offer,
  taskSid: reservation.taskSid,
  workerSid: reservation.workerSid,
  customerCallSid,
  accepts: instruction.name !== 'call' || instruction.fields['accept'] === 'true',
  conferenceSid: instruction.name === 'conference' ? sids.next('CF') : null,
  postWorkActivitySid: instruction.fields['post_work_activity_sid'] ?? null,
  callback: callbackOf(instruction),
  ringsUntil: engine.now() + ringSeconds(instruction.fields) * 1_000,
});

const attributesOf = ({ attributes }: { attributes: string }): Record<string, unknown> =>
  JSON.parse(attributes) as Record<string, unknown>;

const waitingCaller = ({ calls }: Emulator, taskSid: string): Call | null =>
  [...calls.values()].find((call) => !isOver(call) && call.queue?.taskSid === taskSid) ?? null;

function ringSeconds({ timeout }: Instruction['fields']): number {
  const seconds = Number(timeout ?? RINGS);
  return Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_RING) : RINGS;
}

function callbackOf({ fields, events }: Instruction) {
  const url = fields['status_callback_url'];
  return url !== undefined && URL.canParse(url) ? { url, events } : null;
}
