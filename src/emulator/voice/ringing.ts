import type { EngineEvent } from '../../taskrouter-engine';
import type { Emulator } from '../emulator';
import { endCall } from './end-call';
import { changeCall } from './put-call';
import { tellDial } from './tell-dial';

const OVER: readonly string[] = [
  'reservation.canceled',
  'reservation.timeout',
  'reservation.rejected',
  'reservation.rescinded',
];

const ringsUntil = ({ calls }: Pick<Emulator, 'calls'>, sid: string): number =>
  calls.get(sid)!.dial!.ringsUntil;

/** When the first phone stops ringing, or null. */
export function firstRingEnd(emulator: Pick<Emulator, 'calls' | 'ringing'>): number | null {
  let first: number | null = null;
  for (const sid of emulator.ringing) first = Math.min(first ?? Infinity, ringsUntil(emulator, sid));
  return first;
}

/** Nobody has answered in time. */
export function endUnanswered(emulator: Emulator, now: number): void {
  for (const sid of [...emulator.ringing]) {
    if (ringsUntil(emulator, sid) <= now) endCall(emulator, sid, 'no-answer');
  }
}

/** An offer ended without its agent: the phone stops ringing. Asks nothing of the engine, which is telling the event. */
export function stopRinging(emulator: Emulator, { type, at, data }: EngineEvent): void {
  if (!OVER.includes(type)) return;
  for (const sid of [...emulator.ringing]) {
    if (emulator.calls.get(sid)!.dial!.reservationSid !== data['reservation_sid']) continue;
    emulator.ringing.delete(sid);
    tellDial(emulator, changeCall(emulator, sid, { status: 'canceled', endedAt: at }), 'completed');
  }
}
