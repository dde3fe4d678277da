import { isWebAddress } from '../http/web-address';
import { STATUS_EVENTS, type Dial, type StatusEvent } from '../voice/dial';
import { CALL_URL, DIAL_CODES, type Dialing } from './dial-codes';
import type { Instruction } from './instruction';
import { InstructionError } from './instruction-error';

const RINGS = 60;
const LONGEST_RING = 999;

/** A phone number, a client or a SIP address. */
export const isAddress = (text: string): boolean => /^(\+?\d[\d ().-]*|client:.+|sips?:.+)$/i.test(text);

/** Where the agent is reached. Throws InstructionError. */
export function addressOf(instruction: Instruction, contactUri: unknown): string {
  const to = instruction.fields['to'] ?? contactUri;
  if (typeof to === 'string' && isAddress(to)) return to;
  throw new InstructionError(
    codesOf(instruction).to,
    to === undefined
      ? 'No to is given, and the worker has no contact_uri'
      : 'to is no phone number, client: or sip: address',
  );
}

/** Who seems to call: with `call` it has to be said, else it is the number that the customer dialled. Throws InstructionError. */
export function callerIdOf(instruction: Instruction, dialled: string | undefined): string {
  const from = instruction.fields['from'] ?? (instruction.name === 'call' ? undefined : dialled);
  if (from) return from;
  throw new InstructionError(codesOf(instruction).from, 'from is missing');
}

/** What the agent hears with `call`; null with the others. Throws InstructionError. */
export function documentOf({ name, fields }: Instruction): string | null {
  if (name !== 'call') return null;
  const { url = '' } = fields;
  if (isWebAddress(url)) return url;
  throw new InstructionError(CALL_URL, 'url is no http or https URL');
}

/** Seconds until nobody answers. Throws InstructionError. */
export function ringSecondsOf(instruction: Instruction): number {
  const { timeout = String(RINGS) } = instruction.fields;
  if (/^\d+$/.test(timeout) && Number(timeout) <= LONGEST_RING) return Number(timeout);
  throw new InstructionError(
    codesOf(instruction).timeout,
    `timeout is no whole number of at most ${LONGEST_RING} seconds`,
  );
}

/** Who is told how the call goes; without events only its end. Throws InstructionError. */
export function statusCallbackOf(instruction: Instruction): Dial['callback'] {
  const { fields, events } = instruction;
  const codes = codesOf(instruction);
  const unknown = events.filter((event) => !isStatusEvent(event));
  if (unknown.length > 0) {
    throw new InstructionError(codes.statusCallbackEvents, `There is no event ${unknown.join(', ')}`);
  }
  const { status_callback_url: url } = fields;
  if (url === undefined) return null;
  if (isWebAddress(url)) return { url, events: events.length === 0 ? ['completed'] : events };
  throw new InstructionError(codes.statusCallbackUrl, 'status_callback_url is no http or https URL');
}

const isStatusEvent = (event: string): event is StatusEvent =>
  (STATUS_EVENTS as readonly string[]).includes(event);

export const codesOf = ({ name }: Instruction) => DIAL_CODES[name as Dialing];
