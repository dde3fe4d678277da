import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import type { Call } from './call';
import { callParameters } from './call-parameters';

/** Tells how an agent's call goes, where the instruction asked for it; without events named, only its end. */
export function tellDial(
  emulator: Emulator,
  call: Call,
  event: 'initiated' | 'ringing' | 'answered' | 'completed',
): void {
  const callback = call.dial?.callback ?? null;
  if (callback === null) return;
  const wanted = callback.events.length === 0 ? ['completed'] : callback.events;
  if (!wanted.includes(event)) return;
  deliver(emulator, {
    purpose: { kind: 'status-callback', callSid: call.sid },
    lane: call.sid,
    url: callback.url,
    form: {
      ...callParameters(emulator.account, call),
      CallbackSource: 'call-progress-events',
      StatusCallbackEvent: event,
    },
    timeLimit: CALLBACK_LIMIT,
  });
}
