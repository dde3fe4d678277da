import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Emulator } from '../emulator';
import type { Call } from './call';
import { callParameters } from './call-parameters';
import type { StatusEvent } from './dial';

/** Tells how an agent's call goes, where the instruction asked for it. */
export function tellDial(emulator: Emulator, call: Call, event: StatusEvent): void {
  const callback = call.dial?.callback ?? null;
  if (!callback?.events.includes(event)) return;
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
