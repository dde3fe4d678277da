import { CALLBACK_LIMIT, deliver } from '../callbacks/new-delivery';
import type { Purpose } from '../callbacks/delivery';
import type { Emulator } from '../emulator';
import type { Call } from './call';
import { callParameters } from './call-parameters';

interface Question {
  readonly url: string;
  readonly kind: Extract<Purpose, { kind: 'call-flow' | 'wait' }>['kind'];
  readonly extra?: Readonly<Record<string, string>>;
}

/** Asks the application for TwiML, in the name of a call. */
export const requestDocument = (emulator: Emulator, call: Call, { url, kind, extra = {} }: Question): void =>
  deliver(emulator, {
    purpose: { kind, callSid: call.sid, flow: call.flow, taskSid: call.queue?.taskSid ?? null },
    lane: call.sid,
    url,
    form: { ...callParameters(emulator.account, call), ...extra },
    timeLimit: CALLBACK_LIMIT,
  });
